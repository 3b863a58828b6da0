import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from './finding-types';
import { readAnalysis } from './read-analysis';
import { bootAnalysis, edited, type TestAnalysis } from './test-analysis';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const READ_OF_OWN_EXPIRY = `from panther_detection_helpers.caching import get_string_set, put_string_set

def rule(event):
    key = f"seen:{event['user']}"
    seen = get_string_set(key)
    put_string_set(key, ["a"], epoch_seconds=3600)
    return "a" in seen
`;

describe('the analysis of sources', () => {
  it('finds a read of what has expired, with its place, and a fix after which it is gone', () => {
    const { findings } = analyse(READ_OF_OWN_EXPIRY);
    expect(findings.map(({ code }) => code)).toEqual(['RC113']);
    const [found] = findings;
    expect(found).toMatchObject({ range: { from: { line: 5, column: 11 }, to: { line: 5, column: 30 } }, calls: [{ path: 'rules/example.py', line: 5 }] });
    const fixed = edited(READ_OF_OWN_EXPIRY, found?.fix?.edits ?? []);
    expect(fixed).toContain('get_string_set(key, force_ttl_check=True)');
    expect(analyse(fixed).findings).toEqual([]);
  });

  it('follows keys through functions of the file and of helpers, and calls made there', () => {
    const { findings } = analyse({
      source: `from keys import expire, key_of
from panther_detection_helpers import caching

def rule(event):
    seen = caching.get_counter(key_of(event["user"]))
    expire(event["user"])
    return seen == 1
`,
      helpers: {
        keys: `from panther_detection_helpers.caching import increment_counter

def key_of(user):
    return ":".join(["logins", user])

def expire(user):
    increment_counter(key_of(user), epoch_seconds=60)
`,
      },
    });
    expect(findings.map(({ code, range }) => [code, range.from.line])).toEqual([['RC113', 5]]);
  });

  it('tells which fields are guarded', () => {
    const key = (before: string): string => `from panther_detection_helpers.caching import get_counter\n\ndef rule(event):\n    user = event.get("user")\n${before}    return get_counter(f"logins:{user}") > 3\n`;
    expect(analyse(key('')).findings.map(({ code }) => code)).toEqual(['RC106']);
    const guards = ['if not user:\n        return False', 'if user is None or event.get("x") == 1:\n        return False', 'user = user or "unknown"', 'if event.get("user") != "root":\n        return False'];
    for (const guard of guards) expect(analyse(key(`    ${guard}\n`)).findings).toEqual([]);
  });

  it('takes None out of names where it was asked for', () => {
    const key = (before: string): string => `from panther_detection_helpers.caching import get_counter\n\ndef key_of(user=None):\n    name = user\n${before}    return f"logins:{name}"\n\ndef rule(event):\n    return get_counter(key_of(event.get("user") if event.get("user") else None)) > 3\n`;
    const put = key('    put(name)\n').replace('import get_counter', 'import get_counter, put_dictionary').replace('def key_of', 'def put(ttl):\n    put_dictionary("k", {"a": 1}, ttl)\n\ndef key_of');
    const codes = (source: string): string[] => analyse(source).findings.map(({ code }) => code);
    expect(codes(put)).toContain('RC114');
    for (const test of ['name is None', 'not name', 'not (name is not None)', 'event_is_missing or name is None']) {
      expect(codes(put.replace('    put(name)\n', `    if ${test}:\n        name = 60\n    put(name)\n`))).not.toContain('RC114');
    }
  });

  it('takes the fields of a key for present where the function that makes it asks for them', () => {
    const made = (body: string): string => `from panther_detection_helpers.caching import get_counter\n\ndef key_of(event):\n    user = event.get("user")\n${body}    return f"logins:{user}"\n\ndef rule(event):\n    key = key_of(event)\n    if key is None:\n        return False\n    return get_counter(key) > 3\n`;
    expect(analyse(made('    if not user:\n        return None\n')).findings).toEqual([]);
    expect(analyse(made('')).findings.map(({ code }) => code)).toEqual(['RC106']);
  });

  it('takes what a table of constants has an entry for as present', () => {
    const key = (table: string): string => `from panther_detection_helpers.caching import get_counter\n\nLIMITS = ${table}\n\ndef rule(event):\n    limit = LIMITS.get(event.get("name"))\n    if limit is None:\n        return False\n    return get_counter(f"names:{event.get('name')}") > limit\n`;
    expect(analyse(key('{"a": 1, "b": 2}')).findings).toEqual([]);
    expect(analyse(key('{"a": 1, None: 2}')).findings.map(({ code }) => code)).toEqual(['RC106']);
    expect(analyse(key('{"a": 1}').replace('.get("name"))', '.get("name"), 5)')).findings.map(({ code }) => code)).toEqual(['RC106']);
  });

  it('knows that of the cases of a match only one is done, and what each says', () => {
    const cases = (first: string, last: string): string => `from panther_detection_helpers.caching import get_string_set, put_string_set

def rule(event):
    address = event["address"]
    key = f"addresses:{event['user']}"
    match event.get("type"):
        case ${first}:
            put_string_set(key, [address], epoch_seconds=3600)
            return False
        case ${last}:
            return address in get_string_set(key, force_ttl_check=True)
        case _:
            return False
`;
    for (const first of ['"login"', '"login" | "mfa"', 'str() as kind if kind == "login"', '{"name": "login"}']) {
      expect(analyse(cases(first, '"call"')).findings).toEqual([]);
    }
    // The first case is left without a return.
    const through = cases('"login"', '"call"').replace('            return False\n        case "call":\n            return address', '    return address').replace('        case _:\n            return False\n', '');
    expect(analyse(through).findings.map(({ code, range }) => [code, range.from.line])).toEqual([['RC137', 9]]);
    const guarded = `from panther_detection_helpers.caching import get_counter

def rule(event):
    match event.get("type"):
        case "login" | "mfa":
            return get_counter(f"types:{event.get('type')}") > 3
    return get_counter(f"types:{event.get('type')}") > 4
`;
    expect(analyse(guarded).findings.map(({ code, range }) => [code, range.from.line])).toEqual([['RC106', 7]]);
  });

  it('keeps quiet where a comment says so, and says where', () => {
    const silent = READ_OF_OWN_EXPIRY.replace('get_string_set(key)\n', 'get_string_set(key)  # recall: ignore RC113\n');
    expect(analyse(silent)).toMatchObject({ findings: [], silenced: [{ code: 'RC113', line: 5 }] });
    const above = READ_OF_OWN_EXPIRY.replace('    seen =', '    # recall: ignore RC113, RC101\n    seen =');
    expect(analyse(above).findings).toEqual([]);
    const other = silent.replace('RC113', 'RC101');
    expect(analyse(other).findings).toHaveLength(1);
  });

  it('counts lines as Python does', () => {
    const { findings } = analyse(READ_OF_OWN_EXPIRY.replace('    key =', '    note = "\u2028"\n    key ='));
    expect(findings[0]?.range.from).toEqual({ line: 6, column: 11 });
  });

  it('counts columns as editors do', () => {
    const { findings } = analyse(READ_OF_OWN_EXPIRY.replace('seen = get', 'seen = "😀é" and get'));
    expect(findings[0]?.range.from).toEqual({ line: 5, column: 21 });
  });

  it('reads a source with a byte order mark, which is a column of its first line', () => {
    const marked = `\ufeff${READ_OF_OWN_EXPIRY}`;
    const [found] = analyse(marked).findings;
    expect(found?.range.from).toEqual({ line: 5, column: 11 });
    expect(analyse(edited(marked, found?.fix?.edits ?? []))).toMatchObject({ findings: [], unread: [] });
    expect(analyse('\ufeffx = missing\n').findings[0]?.range.from).toEqual({ line: 1, column: 5 });
  });

  it('answers nothing that the page does not read: codes of another length, long names, many comments', () => {
    const long = 'q'.repeat(3_000);
    for (const more of ['    x = 1  # recall: ignore RC1130, RC1\n', '    x = 1  # recall: ignore RC\u0661\u0662\u0663\n', `    ${long}.x\n`, '    x = 1  # recall: ignore RC101\n'.repeat(2_100)]) {
      const answer = analyse(READ_OF_OWN_EXPIRY.replace('    key =', `${more}    key =`));
      expect(answer.findings.map(({ code }) => code)).toContain('RC113');
      expect(() => readAnalysis(JSON.stringify([answer]), [answer.path])).not.toThrow();
    }
  });

  it('says what it cannot read or follow, and ends', () => {
    expect(analyse('def rule(event:\n    return')).toMatchObject({ findings: [], unread: [{ line: 1 }] });
    const recursive = analyse('def again(n):\n    return again(n)\n\ndef rule(event):\n    return again(1)\n');
    expect(recursive.unread).toEqual([{ line: 2, text: 'Line 2 calls itself; that was not followed.' }]);
    const generated = `from panther_detection_helpers.caching import get_counter\n\ndef f(x):\n    return x\n\ndef rule(event):\n${'    if f(f(f(f(event.get("a"))))) == 1:\n        return True\n'.repeat(5_000)}    return False\n`;
    expect(analyse(generated).unread).toHaveLength(1);
    const calling = `from panther_detection_helpers.caching import get_counter\n\ndef rule(event):\n${'    if get_counter("a:" + event["b"], True) > 3:\n        return True\n'.repeat(400)}    return False\n`;
    expect(analyse(calling).unread).toEqual([{ line: 604, text: 'Line 604 what rule() does from here on: it is more than is looked at; that was not followed.' }]);
    const calls = `from panther_detection_helpers.caching import *\n\ndef rule(event):\n${'    if len(add_to_string_set("k", event["a"], 60)) > 3:\n        return True\n'.repeat(2_000)}    return False\n`;
    expect(analyse(calls).unread).toHaveLength(1);
    const nested = `def rule(event):\n    return ${'('.repeat(150)}1${')'.repeat(150)}\n`;
    expect(analyse(nested).findings).toEqual([]);
  });
});

it('ends soon where texts are doubled again and again', () => {
  for (const more of ['key = key + key', 'key = f"{key}{key}"', 'key = "{0}{0}{0}{0}".format(key)', 'key = [key, key]']) {
    const source = `from panther_detection_helpers.caching import get_counter\n\ndef rule(event):\n    key = event["x"]\n${`    ${more}\n`.repeat(30)}    return get_counter(key) > 3\n`;
    expect(analyse(source).unread, more).toEqual([]);
  }
});

const page = import.meta.glob<string>('../replay/doc-examples/as-it-stands/current-{09,10}.py', { query: '?raw', import: 'default', eager: true });

it('tells the example of the documentation that asks the cache too early from the one that is right', () => {
  const codes = (path: string): string[] => analyse(page[path] ?? '').findings.filter(({ severity }) => severity !== 'info').map(({ code, range }) => `${code} ${String(range.from.line)}`);
  expect(codes('../replay/doc-examples/as-it-stands/current-09.py')).toEqual(expect.arrayContaining(['RC101 4', 'RC102 8']));
  expect(codes('../replay/doc-examples/as-it-stands/current-10.py').filter((code) => /^RC10[12]/.test(code))).toEqual([]);
});
