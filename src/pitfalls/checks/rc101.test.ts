import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const rule = (body: string, above = ''): string => `from panther_detection_helpers.caching import get_counter, get_string_set, increment_counter, put_string_set
${above}
def rule(event):
    key = f"addresses:{event['user']}"
${body}`;

describe('RC101: the cache is asked before the filter', () => {
  it('finds the read, and puts it behind the last filter with its comment', () => {
    const source = rule(`    # What is known of the user.
    seen = get_string_set(key)
    if event.get("type") != "login":
        return False
    address = event.get("ip")
    if not address or address == "::1":
        return False
    return address not in seen
`);
    expect(linesOf(analyse(source), 'RC101')).toEqual([6]);
    expect(afterFix(analyse, source, 'RC101')).toBe(
      rule(`    if event.get("type") != "login":
        return False
    address = event.get("ip")
    if not address or address == "::1":
        return False
    # What is known of the user.
    seen = get_string_set(key)
    return address not in seen
`),
    );
  });

  it('finds it where functions ask and filter', () => {
    const source = rule(
      `    known = is_known(event, key)
    if not is_login(event):
        return False
    return known
`,
      `
def is_login(event):
    if event.get("type") == "login":
        return True
    return False

def is_known(event, key):
    return event["ip"] in get_string_set(key)
`,
    );
    expect(linesOf(analyse(source), 'RC101')).toEqual([13]);
    expect(afterFix(analyse, source, 'RC101')).toMatch(/return False\n {4}known = is_known/);
  });

  it('finds a read that only one kind of event needs, without a fix', () => {
    const { findings } = analyse(rule(`    count = get_counter(key)\n    if event.get("type") == "login":\n        return count > 3\n    return False\n`));
    expect(findings).toMatchObject([{ code: 'RC101', fix: null }]);
  });

  it('takes a write before the filter for what may be meant', () => {
    const source = rule(`    count = increment_counter(key, epoch_seconds=60)\n    if event.get("type") != "login":\n        return False\n    return count > 3\n`);
    expect(linesOf(analyse(source), 'RC101')).toEqual(['5 info']);
  });

  it('is silent where the cache decides, or another branch asks', () => {
    const sound = [
      `    if not event.get("ip"):\n        return False\n    return event["ip"] in get_string_set(key)\n`,
      `    seen = get_string_set(key)\n    if not seen:\n        return False\n    return event.get("ip") in seen\n`,
      `    if event.get("type") == "create":\n        put_string_set(key, ["a"], epoch_seconds=60)\n        return False\n    if event.get("type") != "login":\n        return False\n    return event.get("ip") in get_string_set(key, True)\n`,
      `    found = False\n    for one in get_string_set(key):\n        if one == event.get("ip"):\n            found = True\n    if not found:\n        return False\n    return True\n`,
      `    if not is_known(event):\n        return False\n    return True\n`,
    ];
    const above = `\ndef is_known(event):\n    if event.get("ip") in get_string_set("known:" + event["user"]):\n        return True\n    return False\n`;
    for (const body of sound) expect(linesOf(analyse(rule(body, above)), 'RC101')).toEqual([]);
  });

  it('is silent where what the read returned decides something of the events that end there', () => {
    const counted = (middle: string): string =>
      rule(`    failures = get_counter(key, force_ttl_check=True)
    if event.get("result") == "denied":
${middle}        increment_counter(key, epoch_seconds=event.event_time_epoch() + 600)
        return False
    return failures > 3
`);
    expect(linesOf(analyse(counted('        if failures > 9:\n            print(failures)\n')), 'RC101')).toEqual([]);
    expect(linesOf(analyse(counted('')), 'RC101')).toEqual([5]);
  });
});
