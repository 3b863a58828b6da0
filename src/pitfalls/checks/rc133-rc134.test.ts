import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const TITLE = `def words():
    return f"{CONTEXT.get('ip')} {LAST}"
def title(event):
    return words()
`;
const rule = (body: string, rest = TITLE): string => `from panther_detection_helpers.caching import get_dictionary
CONTEXT = {}
LAST = None
def rule(event):
${body}${rest}`;

describe('RC133: a global name of an earlier event', () => {
  it('finds a match before the name has its value, and empties a dictionary first', () => {
    const source = rule('    if event.get("root"):\n        return True\n    CONTEXT["ip"] = event.get("ip")\n    return event.get("ip") == "::1"\n');
    expect(linesOf(analyse(source), 'RC133')).toEqual([6]);
    expect(afterFix(analyse, source, 'RC133')).toContain('def rule(event):\n    CONTEXT.clear()\n    if');
  });

  it('finds it for a name that is assigned, without a fix', () => {
    const source = rule('    global LAST\n    if event.get("root"):\n        return event.get("ip") == "::1"\n    LAST = get_dictionary("last:" + event["user"], True)\n    return bool(LAST)\n');
    expect(analyse(source).findings).toMatchObject([{ code: 'RC133', range: { from: { line: 7 } }, fix: null }]);
  });

  it('is silent where it is set first, the early return says no, nobody uses it or it is of no event', () => {
    const set = '    CONTEXT["ip"] = event.get("ip")\n    return event.get("ip") == "::1"\n';
    const sources = [
      rule(`    CONTEXT.clear()\n    if event.get("root"):\n        return True\n${set}`),
      rule(`    if event.get("root"):\n        return False\n${set}`),
      rule(`    if event.get("root"):\n        return True\n${set}`, ''),
      rule(`    CONTEXT = {}\n    if event.get("root"):\n        return True\n${set}`),
      rule('    global LAST\n    if event.get("root"):\n        return True\n    if LAST is None:\n        LAST = connect()\n    return LAST.knows(event)\n'),
      rule('    for one in event.get("ips", []):\n        if one == "::1":\n            CONTEXT["ip"] = one\n            return True\n    return False\n'),
    ];
    for (const source of sources) expect(linesOf(analyse(source), 'RC133'), source).toEqual([]);
  });
});

describe('RC134: the cache in title() and its like', () => {
  it('finds requests after the decision and while the file is loaded, through functions too', () => {
    const source = `from panther_detection_helpers.caching import get_dictionary, increment_counter
KNOWN = get_dictionary("known", True)
def last(event):
    return get_dictionary("last:" + event["user"], True)
def rule(event):
    return bool(last(event))
def title(event):
    return str(last(event))
def dedup(event):
    increment_counter("alerts:" + event["user"], epoch_seconds=60)
    return event["user"]
`;
    expect(linesOf(analyse(source), 'RC134').sort()).toEqual([10, 2, 8]);
  });

  it('is silent about requests of the main function', () => {
    const source = rule('    CONTEXT.update(get_dictionary("last:" + event["user"], True))\n    return bool(CONTEXT)\n');
    expect(analyse(source).findings).toEqual([]);
  });
});
