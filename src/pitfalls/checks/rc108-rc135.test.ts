import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysedDetection, FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const CACHE = 'from panther_detection_helpers.caching import get_string_set, increment_counter, put_string_set, set_key_expiration\n';

describe('RC108, a name that is nowhere defined', () => {
  const counter = `${CACHE}
def rule(event):
    key = f"failures:{event['user']}"
    count = increment_counter(key)
    if count == 1:
        set_key_expiration(key, time.time() + 3600)
    elif failure_count >= 10:
        return True
    return False
`;

  it('is found at its first use, with what was written before it', () => {
    const { findings } = analyse(counter);
    const found = findings.filter(({ code }) => code === 'RC108');
    expect(found.map(({ range, calls }) => [range.from, calls.map(({ line }) => line)])).toEqual([
      [{ line: 7, column: 32 }, [5]],
      [{ line: 8, column: 9 }, [5]],
    ]);
    expect(found[0]?.message).toBe('`time` is nowhere defined: this line ends with a NameError, and what increment_counter wrote in line 5 stays.');
    expect(found[1]).toMatchObject({ fix: null });
  });

  it('names what is nearly the same, and imports what is known', () => {
    const near = counter.replace('import get', 'import time, get').replace('    count =', '    failures_count =').replace('if count', 'if failures_count');
    expect(analyse(near).findings.find(({ code }) => code === 'RC108')?.message).toContain('There is `failures_count`.');
    const source = counter.replace('failure_count', 'count').replace('time.time() + 3600', 'json.loads(event["expiry"])');
    expect(afterFix(analyse, source, 'RC108')).toMatch(/^import json\n/);
    const dates = `def rule(event):\n    return datetime.utcnow() - timedelta(days=1) > get_string_set("x:y")\n`;
    expect(analyse(dates).findings.filter(({ code }) => code === 'RC108').map(({ fix }) => fix?.edits[0]?.text)).toEqual([
      'from datetime import datetime\n',
      'from datetime import timedelta\n',
      'from panther_detection_helpers.caching import get_string_set\n',
    ]);
  });

  it.each([
    'from helpers_of_ours import *\n\ndef rule(event):\n    return known(event)\n',
    'def rule(event):\n    global COUNT\n    COUNT = 1\n    return later(event)\n\ndef later(event):\n    return COUNT == 1 and [n for n in range(3) if (m := n)] != []\n',
    'class Kind:\n    A = 1\n    B = A + 1\n    def f(self, x=A):\n        return __class__, super().__init__()\n\ndef rule(event):\n    return Kind.B == 2\n',
    'try:\n    TEXTS = (str, unicode)\nexcept NameError:\n    TEXTS = (str,)\n\ndef rule(event):\n    return isinstance(event, TEXTS)\n',
    'def rule(event):\n    def inner():\n        nonlocal found\n        found = True\n    found = False\n    inner()\n    return found and __name__ != __file__\n',
    'def rule(event):\n    for k, v in event.items():\n        pass\n    match event:\n        case {"a": a, **rest}:\n            return a == rest\n    try:\n        import json as j\n    except ImportError as error:\n        raise ValueError from error\n    with open("x") as (f, g):\n        return lambda x, *y, **z: (x, y, z, f, g, j)\n',
    'for name in ("a", "b"):\n    globals()[name] = 1\n\ndef rule(event):\n    return a == b\n',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from x import Y\n\ndef rule(event: "Y") -> bool:\n    return bool(event)\n',
    'def rule(event):\n    return sorted(event, key=lambda one: (one, {k: v for k, v in one.items()}))\n',
    'def rule(event):\n    del event["x"]\n    text = f"{event!r:>{len(event)}}"\n    return text\n',
  ])('is not found in sound code (%#)', (source) => {
    expect(linesOf(analyse(source), 'RC108')).toEqual([]);
  });
});

describe('RC135, unit tests without mocks', () => {
  const source = `${CACHE}
def rule(event):
    seen = get_string_set("x:" + event["user"])
    if not seen:
        remember(event)
    return bool(seen)

def remember(event):
    put_string_set("x:" + event["user"], ["1"], epoch_seconds=60)
`;
  const given = (...mocks: string[][]): Partial<AnalysedDetection> => ({ tests: mocks.map((each, index) => ({ name: `T${String(index + 1)}`, mocks: each })) });
  const found = (text: string, spec: Partial<AnalysedDetection>): (number | string)[] => linesOf(analyse({ source: text, spec }), 'RC135');

  it('warns where each run of rule() makes the call, and names the tests', () => {
    const answer = analyse({ source, spec: given(['get_string_set'], [], ['put_string_set']) });
    expect(linesOf(answer, 'RC135')).toEqual([4]);
    expect(answer.findings.find(({ code }) => code === 'RC135')?.message).toContain('Not mocked in `T2`, `T3`:');
  });

  it('tells what depends on the event, or on what the cache returns, only where no test mocks it', () => {
    expect(found(source, given(['get_string_set']))).toEqual(['10 info']);
    expect(found(source, given(['get_string_set', 'put_string_set'], ['get_string_set']))).toEqual([]);
    expect(found(source, given(['get_string_set', 'remember']))).toEqual([]);
  });

  it('warns where a test mocks what is made only together with the call', () => {
    const filtered = `${CACHE}
def rule(event):
    if event["type"] != "x":
        return False
    count = increment_counter("a:" + event["user"], epoch_seconds=60)
    put_string_set("b:" + event["user"], ["1"], epoch_seconds=60)
    return count == 1
`;
    expect(found(filtered, given([], ['increment_counter']))).toEqual([7]);
    expect(found(filtered, given([], ['increment_counter', 'put_string_set']))).toEqual([]);
    expect(found(filtered, given())).toEqual([]);
  });

  it('knows calls by the names that they have in the module', () => {
    const other = source.replace(CACHE, 'from panther_detection_helpers import caching\nfrom panther_detection_helpers.caching import put_string_set as keep\n').replace('= get_', '= caching.get_').replace('    put_string_set', '    keep');
    expect(found(other, given(['caching', 'keep']))).toEqual([]);
    expect(found(other, given(['get_string_set', 'put_string_set']))).toEqual([5, '11 info']);
  });
});
