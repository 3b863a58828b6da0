import { beforeAll, describe, expect, it } from 'vitest';
import { bootChecks, ruleWith as rule, type Checks } from './test-checks';

let analyse: Checks['analyse'];
let found: Checks['found'];
let noted: Checks['noted'];
let afterFix: Checks['afterFix'];

beforeAll(async () => {
  ({ analyse, found, noted, afterFix } = await bootChecks(['RC110', 'RC111', 'RC112', 'RC118', 'RC120', 'RC121']));
});

const OLD = { helpers: '0.4.0' } as const;
const EMPTIED = 'if get_counter(key, force_ttl_check=True) == 0:\n    reset_counter(key)\n';
const COUNT = `n = increment_counter(key, epoch_seconds=3600)
if n >= 10:
    reset_counter(key)
    return True
return False`;

describe('RC111, an expired counter that is counted on', () => {
  it('is found where the total is compared, and emptied first by the fix', () => {
    expect(found(rule(COUNT))).toEqual([['RC111', 9]]);
    expect(afterFix(rule(COUNT), 'RC111')).toBe(rule(EMPTIED + COUNT));
    expect(found(rule('return int(increment_counter(key, epoch_seconds=60)) > 4'))).toEqual([['RC111', 9]]);
    expect(found(rule('return evaluate_threshold(key, 5, 60)'))).toEqual([['RC111', 9]]);
  });

  it('is found in a function that may return something else', () => {
    const before = 'def bump(key):\n    try:\n        return increment_counter(key, epoch_seconds=60)\n    except ValueError:\n        return 0';
    expect(found(rule('return bump(key) >= 10', before))).toEqual([['RC111', 6]]);
  });

  it('is found where a forced read is compared, but nothing emptied', () => {
    const source = rule('n = get_counter(key, True)\nif n >= 5:\n    return True\nincrement_counter(key, epoch_seconds=60)\nreturn False');
    expect(found(source)).toEqual([['RC111', 12]]);
    expect(afterFix(source, 'RC111')).toContain('    if n == 0:\n        reset_counter(key)\n    increment_counter(');
  });

  it('imports what the fix needs, however the helpers are imported', () => {
    const source = rule('return increment_counter(key, epoch_seconds=60) > 4').replace('get_counter, ', '').replace('reset_counter, ', '');
    expect(afterFix(source, 'RC111')).toContain('set_key_expiration, get_counter, reset_counter\n');
    const whole = `from panther_detection_helpers import caching\n\ndef rule(event):\n    n = caching.increment_counter("all", epoch_seconds=60)\n    return n > 4\n`;
    expect(afterFix(whole, 'RC111')).toContain('    if caching.get_counter("all", force_ttl_check=True) == 0:\n        caching.reset_counter("all")\n    n = ');
  });

  it('has no fix where lines before it would do more', () => {
    for (const body of ['return event["failed"] and increment_counter(key, epoch_seconds=60) > 4', 'if event["a"]: n = increment_counter(key, epoch_seconds=60)\nelse: n = 0\nreturn n > 4']) {
      expect(analyse(rule(body)).findings.find(({ code }) => code === 'RC111')?.fix ?? null).toBeNull();
    }
  });

  it.each([
    ['it is emptied', `${EMPTIED}${COUNT}`],
    ['only the first one counts', 'return increment_counter(key, epoch_seconds=60) == 1'],
    ['the key is another one each hour', 'hour = event.event_time_epoch() // 3600\nreturn increment_counter(f"{key}:{hour}", epoch_seconds=7200) > 9'],
    ['it has no expiry of its own', 'return increment_counter(key) > 9'],
    ['it is not reached then', 'if not get_counter(key, True):\n    return False\nreturn increment_counter(key, epoch_seconds=60) > 9'],
  ])('is not said where %s', (_, body) => {
    expect(found(rule(body))).toEqual([]);
  });

  it('is none with the helpers 0.4.0, which begin anew', () => {
    expect(found({ source: rule(COUNT), settings: OLD })).toEqual([]);
  });
});

describe('RC112, an expired set that is added to', () => {
  const DISTINCT = 'ips = add_to_string_set(key, event["ip"], 3600)\nreturn len(ips) >= 5';
  const FIRST = 'known = get_string_set(key, True)\nif event["ip"] in known:\n    return False\nadd_to_string_set(key, event["ip"], 60)\nreturn True';

  it('is found where its members are counted', () => {
    expect(found(rule(DISTINCT))).toEqual([['RC112', 9]]);
    expect(afterFix(rule(DISTINCT), 'RC112')).toContain('    if not get_string_set(key, force_ttl_check=True):\n        reset_string_set(key)\n    ips = ');
    expect(found({ source: rule(DISTINCT), settings: OLD })).toEqual([]);
  });

  it('is worth knowing where the next read decides', () => {
    expect(found(rule(FIRST))).toEqual([]);
    expect(noted(rule(FIRST))).toEqual([['RC112', 12]]);
    expect(afterFix(rule(FIRST), 'RC112')).toContain('    if not known:\n        reset_string_set(key)\n    add_');
  });

  it.each([
    ['put, if there is nothing', 'known = get_string_set(key, True)\nif not known:\n    put_string_set(key, [event["ip"]], 60)\n    return False\nadd_to_string_set(key, event["ip"], 60)\nreturn True'],
    ['asked for its length', 'known = get_string_set(key, True)\nif len(known) == 0:\n    put_string_set(key, [user], 60)\nelse:\n    add_to_string_set(key, user, 60)'],
    ['never read', 'add_to_string_set(key, event["ip"], 60)'],
  ])('is not said of a set that is %s', (_, body) => {
    expect([...found(rule(body)), ...noted(rule(body))]).toEqual([]);
  });
});

describe('RC110, a window that moves', () => {
  it('is said of each evaluate_threshold, with its numbers', () => {
    const [finding] = analyse(rule('return evaluate_threshold(key, expiry_seconds=60)')).findings;
    expect(finding).toMatchObject({ code: 'RC110', severity: 'info', range: { from: { line: 9 } } });
    expect(finding?.message).toContain('10 events without a pause of 60 seconds');
    expect(noted(rule(COUNT)).map(([code]) => code)).not.toContain('RC110');
  });
});

describe('RC118, an expiry by the time of late events', () => {
  const counted = (expiry: string): string => rule(EMPTIED + COUNT.replace('3600', expiry));

  it('is worth knowing of a counter', () => {
    const source = counted('event.event_time_epoch() + 3600');
    expect(noted(source)).toContainEqual(['RC118', 11]);
    expect(afterFix(source, 'RC118')).toBe(counted('max(event.event_time_epoch(), int(time.time())) + 3600'));
    expect(afterFix(source.replace('import time\n', 'from __future__ import annotations\n'), 'RC118')).toMatch(/^from __future__ import annotations\nimport time\n/);
  });

  it('is not said where the expiry is far, counts from now, or no total is compared', () => {
    for (const expiry of ['event.event_time_epoch() + 7 * 86400', '3600']) expect(noted(counted(expiry)).map(([code]) => code)).toEqual(['RC120']);
    expect(noted(rule('increment_counter(key, epoch_seconds=event.event_time_epoch() + 60)'))).toEqual([]);
  });
});

describe('RC120, a threshold by hand', () => {
  it('is worth knowing where the count alone decides', () => {
    const bodies = [
      'n = increment_counter(key)\nif n < 10:\n    return False\nreset_counter(key)\nreturn True',
      'return event["failed"] and 10 <= increment_counter(key)',
      'count = get_counter(key) + 1\nincrement_counter(key)\nreturn count > 9',
    ];
    for (const body of bodies) expect(noted(rule(body)).map(([code]) => code)).toContain('RC120');
    const within = rule('if not event["failed"]:\n    return False\nreturn many(key)', 'def many(key): return True if increment_counter(key) > 9 else False');
    expect(noted(within)).toContainEqual(['RC120', 4]);
  });

  it('says what to write instead', () => {
    const message = (body: string): string | undefined => analyse(rule(body)).findings.find(({ code }) => code === 'RC120')?.message;
    expect(message('return increment_counter(key) > 9')).toContain('Threshold: 10 in the YAML');
    expect(message('return len(add_to_string_set(key, event["ip"])) == 5')).toContain('unique(event) that returns the member, and Threshold: 5');
  });

  it.each([
    ['a success after failures', 'if event["failed"]:\n    increment_counter(key)\n    return False\nreturn get_counter(key) > 9 or event["root"]'],
    ['another reason', 'if event["root"]:\n    return True\nreturn increment_counter(key) > 9'],
    ['what never alerts', 'n = increment_counter(key)\nif n > 9:\n    print(n)\nreturn False'],
    ['the first one', 'return increment_counter(key) == 1'],
    ['a count that others keep', 'return get_counter(key) > 9'],
  ])('is not said of %s', (_, body) => {
    expect(noted(rule(body)).map(([code]) => code)).not.toContain('RC120');
  });
});

describe('RC121, two thresholds', () => {
  const twice = (body: string, threshold = 5): { source: string; spec: { threshold: number } } => ({ source: rule(body), spec: { threshold } });
  const message = (body: string): string | undefined => analyse(twice(body)).findings.find(({ code }) => code === 'RC121')?.message;

  it('is found with what an alert takes', () => {
    expect(found(twice(EMPTIED + COUNT))).toEqual([['RC121', 12]]);
    expect(message(COUNT)).toContain('50 events make one alert');
    expect(message('return increment_counter(key) >= 10')).toContain('14 events make one alert');
    expect(message('return increment_counter(key) == 10')).toContain('5 counts');
    expect(message('return evaluate_threshold(key, 10, 60)')).toContain('50 events make one alert');
    expect(message('ids = get_string_set(key)\nids.add(event["id"])\nput_string_set(key, ids)\nreturn len(ids) > 25')).toContain('30 events');
  });

  it('is not said of one threshold, or where the count does not decide alone', () => {
    expect(found(twice(EMPTIED + COUNT, 1))).toEqual([]);
    expect(found(twice('first = increment_counter(key) == 1\nreturn event["failed"] and not first'))).toEqual([]);
    expect(found(twice('if event["root"]:\n    return True\nreturn increment_counter(key) > 9'))).toEqual([]);
  });
});
