import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, findingsOf, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const NAMES = 'add_to_string_set, get_counter, get_dictionary, get_string_set, increment_counter, put_dictionary, put_string_set, reset_counter';
const rule = (body: string, names = NAMES): string => `from panther_detection_helpers.caching import ${names}

def rule(event):
    key = f"addresses:{event['user']}"
    address = event["ip"]
${body}`;
const SOUND = [
  `    known = get_string_set(key, True)\n    add_to_string_set(key, [address], epoch_seconds=60)\n    return address not in known\n`,
  `    if address in get_string_set(key, True):\n        return False\n    add_to_string_set(key, [address], epoch_seconds=60)\n    return True\n`,
  `    seen = add_to_string_set(key, [address], epoch_seconds=60)\n    return len(seen) > 3 and "root" in seen\n`,
  `    count = increment_counter(key, epoch_seconds=60)\n    if count < 5:\n        return False\n    reset_counter(key)\n    return True\n`,
  `    if get_counter(key, True) == 0:\n        reset_counter(key)\n    return increment_counter(key, epoch_seconds=60) > 3\n`,
  `    last = get_dictionary(key, True)\n    put_dictionary(key, {"ip": address}, epoch_seconds=60)\n    return last.get("ip") != address\n`,
  `    increment_counter(key, epoch_seconds=60)\n    return get_counter(f"other:{event['user']}", True) > 0\n`,
  `    if event.get("type") == "create":\n        put_dictionary(key, {"ip": address}, epoch_seconds=60)\n    else:\n        return get_dictionary(key, True).get("ip") != address\n    return False\n`,
];

describe('RC102: added before it is looked for', () => {
  it('finds a value that is looked for in the set that it was just added to, and reads first', () => {
    const names = 'add_to_string_set';
    const source = rule(`    if address in add_to_string_set(key, address, epoch_seconds=60):\n        return False\n    return True\n`, names);
    expect(linesOf(analyse(source), 'RC102')).toEqual([6]);
    expect(afterFix(analyse, source, 'RC102')).toBe(
      rule(
        `    known = get_string_set(key, force_ttl_check=True)\n    add_to_string_set(key, address, epoch_seconds=60)\n    if address in known:\n        return False\n    return True\n`,
        `${names}, get_string_set`,
      ),
    );
    const named = rule(`    seen = add_to_string_set(key, [address], epoch_seconds=60)\n    return address not in seen\n`);
    expect(afterFix(analyse, named, 'RC102')).toContain(`    seen = get_string_set(key, force_ttl_check=True)\n    add_to_string_set(key, [address], epoch_seconds=60)\n`);
  });

  it('offers no fix where the set is used for more, or is not always added to', () => {
    const counted = rule(`    seen = add_to_string_set(key, [address], epoch_seconds=60)\n    return address not in seen or len(seen) > 5\n`);
    const guarded = rule(`    return event.get("type") == "login" and address in add_to_string_set(key, [address], epoch_seconds=60)\n`);
    for (const source of [counted, guarded]) expect(findingsOf(analyse(source), 'RC102')).toMatchObject([{ fix: null }]);
  });

  it('finds what is read back: a member, a raised counter, the dictionary that was just put', () => {
    const bodies = [
      `    add_to_string_set(key, [address], epoch_seconds=60)\n    return address not in get_string_set(key, True)\n`,
      `    increment_counter(key, epoch_seconds=60)\n    return get_counter(key, True) == 0\n`,
      `    put_dictionary(key, {"ip": address}, epoch_seconds=60)\n    last = get_dictionary(key, True)\n    return last.get("ip") != address\n`,
    ];
    for (const body of bodies) {
      const source = rule(body);
      expect(linesOf(analyse(source), 'RC102')).toEqual([7]);
      expect(linesOf(analyse(source), 'RC137')).toEqual([]);
      expect(afterFix(analyse, source, 'RC102')).toMatch(/address = event\["ip"\]\n {4}known = get_\w+\(key, force_ttl_check=True\)\n {4}(add|inc|put)/);
    }
  });

  it('finds a counter that the same event raises and empties', () => {
    expect(linesOf(analyse(rule(`    count = increment_counter(key, epoch_seconds=60)\n    reset_counter(key)\n    return count > 3\n`)), 'RC102')).toEqual([6]);
  });

  it('is silent where the check comes first, or is about something else', () => {
    for (const body of SOUND) expect(linesOf(analyse(rule(body)), 'RC102')).toEqual([]);
  });
});

describe('RC137: read after it was written', () => {
  it('finds the read, and uses what the write returned', () => {
    const named = rule(`    add_to_string_set(key, [address], epoch_seconds=60)\n    seen = get_string_set(key, True)\n    return len(seen) > 3\n`);
    expect(linesOf(analyse(named), 'RC137')).toEqual([7]);
    // What the write returns may count what has expired, which is another pitfall.
    expect(afterFix(analyse, named, 'RC137', ['RC112'])).toBe(rule(`    seen = add_to_string_set(key, [address], epoch_seconds=60)\n    return len(seen) > 3\n`));
    const inline = rule(`    increment_counter(key, epoch_seconds=60)\n    return get_counter(key, True) > 3\n`);
    expect(afterFix(analyse, inline, 'RC137', ['RC111'])).toContain(`    count = increment_counter(key, epoch_seconds=60)\n    return count > 3\n`);
    const kept = rule(`    n = increment_counter(key, epoch_seconds=60)\n    if n > 2:\n        return get_counter(key, True) > 3\n    return False\n`);
    expect(afterFix(analyse, kept, 'RC137')).toContain('        return n > 3\n');
  });

  it('finds it behind a write that returns nothing, without a fix', () => {
    const source = rule(`    put_dictionary(key, {"a": 1}, epoch_seconds=60)\n    return len(get_dictionary(key, True)) > 3\n`);
    expect(analyse(source).findings).toMatchObject([{ code: 'RC137', fix: null, calls: [{ line: 6 }, { line: 7 }] }]);
  });

  it('is silent where the read comes first, or is of something else', () => {
    for (const body of SOUND) expect(linesOf(analyse(rule(body)), 'RC137')).toEqual([]);
  });
});
