import { beforeAll, describe, expect, it } from 'vitest';
import { bootChecks, ruleWith as rule, type Checks } from './test-checks';

let analyse: Checks['analyse'];
let found: Checks['found'];
let noted: Checks['noted'];
let afterFix: Checks['afterFix'];

beforeAll(async () => {
  ({ analyse, found, noted, afterFix } = await bootChecks(['RC109', 'RC113', 'RC114', 'RC115', 'RC116', 'RC117', 'RC138', 'RC139']));
});

const put = (expiry: string): string => rule(`put_dictionary(key, {"a": 1}, epoch_seconds=${expiry})\nreturn False`);

describe('RC109, a write that takes back the expiry', () => {
  const ONCE = `n = increment_counter(key)
if n == 1:
    set_key_expiration(key, event.event_time_epoch() + 3600)
elif n >= 10:
    reset_counter(key)
    return True
return False`;

  it('is found where the expiry is given to the first one alone', () => {
    expect(found(rule(ONCE))).toEqual([['RC109', 9]]);
    expect(afterFix(rule(ONCE), 'RC109')).toContain('increment_counter(key, epoch_seconds=event.event_time_epoch() + 3600)');
  });

  it('counts from the event in both places, where the clock was used', () => {
    const fixed = afterFix(rule(ONCE.replace('event.event_time_epoch()', 'time.time()')), 'RC109');
    expect(fixed.match(/event\.event_time_epoch\(\) \+ 3600/g)).toHaveLength(2);
  });

  it('is found in another branch, behind the expiry, and in a removal', () => {
    expect(found(rule('if event["new"]:\n    put_dictionary(key, {"a": 1}, epoch_seconds=60)\nelse:\n    put_dictionary(key, {"a": 2})'))).toEqual([['RC109', 12]]);
    expect(found(rule('set_key_expiration(key, 60)\nadd_to_string_set(key, user)'))).toEqual([['RC109', 10]]);
    expect(found(rule('add_to_string_set(key, user, epoch_seconds=60)\nif event["gone"]:\n    remove_from_string_set(key, user)'))).toEqual([['RC109', 11]]);
  });

  it('has no fix where the expiry is not known yet', () => {
    const fixes = (body: string): unknown[] => analyse(rule(body)).findings.filter(({ code }) => code === 'RC109').map(({ fix }) => fix);
    expect(fixes(ONCE.replace('event.event_time_epoch()', 'hour()'))).toEqual([null]);
    expect(fixes('n = increment_counter(key)\nhours = int(n)\nif n == 1:\n    set_key_expiration(key, hours * 3600)')).toEqual([null]);
  });

  it.each([
    ['the expiry follows each time', 'put_dictionary(key, {"a": 1})\nset_key_expiration(key, 60)'],
    ['the counter is reset where it does not follow', 'n = increment_counter(key)\nif n >= 10:\n    reset_counter(key)\n    return True\nset_key_expiration(key, 60)\nreturn False'],
    ['each write has it', 'if event["new"]:\n    put_dictionary(key, {"a": 1}, epoch_seconds=60)\nelse:\n    put_dictionary(key, {"a": 2}, epoch_seconds=90)'],
    ['keys differ', 'set_key_expiration(key, 60)\nadd_to_string_set(key + ":all", user)'],
    ['the expiry depends on the event', 'put_dictionary(key, {"a": 1})\nif event["short"]:\n    set_key_expiration(key, 60)'],
    ['the set is taken away', 'set_key_expiration(key, 60)\nput_string_set(key, [])\nadd_to_string_set(key, user, 60)'],
  ])('is not said where %s', (_, body) => {
    expect(found(rule(body))).toEqual([]);
  });
});

describe('RC114, None as an expiry', () => {
  it('is found in a ternary', () => {
    const source = rule('first = not get_string_set(key, True)\nput_string_set(key, [user], epoch_seconds=3600 if first else None)');
    expect(found(source)).toEqual([['RC114', 10]]);
    expect(afterFix(source, 'RC114')).toContain('put_string_set(key, [user], epoch_seconds=3600)');
  });

  it('is found at a counter, which then returns what it added', () => {
    const source = rule('return increment_counter(key, epoch_seconds=None) >= 3');
    expect(found(source)).toEqual([['RC114', 9]]);
    expect(afterFix(source, 'RC114')).toContain('increment_counter(key)');
    expect(analyse(source).findings.find(({ code }) => code === 'RC114')?.message).toContain('not the total');
    const older = analyse({ source, settings: { helpers: '0.4.0' } }).findings.find(({ code }) => code === 'RC114');
    expect(older?.message).toContain('90 days from now');
  });

  it('is only worth knowing where it is the default of the helper', () => {
    expect(found(put('None'))).toEqual([]);
    expect(noted(put('None'))).toEqual([['RC114', 9]]);
  });

  it.each([
    ['replaced', 'remember(key)', 'def remember(key, ttl=None):\n    if ttl is None:\n        ttl = 60\n    put_dictionary(key, {"a": 1}, epoch_seconds=ttl)'],
    ['asked for', 'remember(key)', 'def remember(key, ttl=None):\n    if not ttl:\n        return\n    put_dictionary(key, {"a": 1}, epoch_seconds=ttl)'],
    ['passed over', 'remember(key)', 'def remember(key, ttl=None):\n    put_dictionary(key, {"a": 1}, epoch_seconds=ttl or 60)'],
    ['what keeps the expiry of a live set', 'add_to_string_set(key, user, 60 if event["new"] else None)', ''],
  ])('is not said where None is %s', (_, body, before) => {
    expect(found(rule(body, before))).toEqual([]);
  });
});

describe('RC115, 0 as an expiry', () => {
  it('is found, also through names, and the argument left away', () => {
    expect(afterFix(put('0'), 'RC115')).toContain('put_dictionary(key, {"a": 1})');
    expect(found(rule('increment_counter(key, 1, NEVER)', 'NEVER = -1'))).toEqual([['RC115', 9]]);
    const alone = rule('put_dictionary(key, {"a": 1})\nset_key_expiration(key, 0)');
    expect(afterFix(alone, 'RC115')).not.toContain('set_key_expiration(key');
  });

  it.each(['60', 'HOURS * 3600', 'event["n"] or 0', 'event.event_time_epoch() + 0'])('is not said of %s', (expiry) => {
    expect(found(put(expiry).replace('\n\ndef', '\nHOURS = 2\n\ndef'))).toEqual([]);
  });
});

describe('RC116, an expiry in another unit or of another type', () => {
  it.each([
    ['timedelta(days=1)', 'int(timedelta(days=1).total_seconds())'],
    ['int(timedelta(days=1))', 'int(timedelta(days=1).total_seconds())'],
    ['event.event_time_epoch() + timedelta(days=1)', 'event.event_time_epoch() + int(timedelta(days=1).total_seconds())'],
    ['event.event_time_epoch() + 2 * timedelta(days=1)', 'event.event_time_epoch() + int((2 * timedelta(days=1)).total_seconds())'],
    ['(event.event_time_epoch() + 60) * 1000', '(event.event_time_epoch() + 60)'],
    ['1000 * event.event_time_epoch()', 'event.event_time_epoch()'],
    ['event.event_time_epoch() + timedelta(days=7).seconds', 'event.event_time_epoch() + int(timedelta(days=7).total_seconds())'],
  ])('is found in %s', (expiry, fixed) => {
    expect(found(put(expiry))).toEqual([['RC116', 9]]);
    expect(afterFix(put(expiry), 'RC116')).toBe(put(fixed));
  });

  it('is found where there is no fix: what is text, or a moment of the far future', () => {
    for (const expiry of ['1700000000000', '"tomorrow"']) expect(found(put(expiry))).toEqual([['RC116', 9]]);
    expect(found(put('datetime.now().isoformat()'))).toEqual([['RC116', 9], ['RC117', 9]]);
    expect(found({ source: put('30 * 86400'), settings: { helpers: '0.4.0' } })).toEqual([['RC116', 9]]);
  });

  it.each([
    'timedelta(days=1).total_seconds()', 'event.event_time_epoch() + int(timedelta(days=7).total_seconds())', 'timedelta(hours=7).seconds', '"3600"', '30 * 86400',
    'str(event.event_time_epoch() + 60)', 'event["published"] // 1000 + 60', 'timedelta(days=1) // timedelta(seconds=1)',
  ])('is not said of %s', (expiry) => {
    expect(found(put(expiry))).toEqual([]);
  });
});

describe('RC117, an expiry that counts from the clock', () => {
  it.each([
    ['time.time() + 60', 'event.event_time_epoch() + 60'],
    ['datetime.now().timestamp() + 60', 'event.event_time_epoch() + 60'],
    ['str((datetime.now() + timedelta(days=7)).timestamp())', 'str(event.event_time_epoch() + int(timedelta(days=7).total_seconds()))'],
    ['(datetime.now() + timedelta(days=3)).strftime("%s")', 'event.event_time_epoch() + int(timedelta(days=3).total_seconds())'],
  ])('is found in %s', (expiry, fixed) => {
    expect(found(put(expiry))).toEqual([['RC117', 9]]);
    expect(afterFix(put(expiry), 'RC117')).toBe(put(fixed));
  });

  it('is changed where the time has a name, unless that is used for more', () => {
    const named = rule('expiry = time.time() + 60\nput_dictionary(key, {"a": 1}, expiry)');
    expect(afterFix(named, 'RC117')).toContain('expiry = event.event_time_epoch() + 60');
    const more = rule('now = time.time()\nput_dictionary(key, {"at": now}, now + 60)');
    expect(analyse(more).findings.find(({ code }) => code === 'RC117')?.fix).toBeNull();
  });

  it('uses the name that the event has', () => {
    const source = put('time.time() + 60').replace('rule(event)', 'rule(log)').replace('event["user"]', 'log["user"]');
    expect(afterFix(source, 'RC117')).toContain('log.event_time_epoch() + 60');
  });

  it.each(['max(event.event_time_epoch(), int(time.time())) + 60', 'event.event_time_epoch() + 60', '60'])('is not said of %s', (expiry) => {
    expect(found(put(expiry))).toEqual([]);
  });

  it('is not said of policies: what they look at has no time', () => {
    const source = 'import time\nfrom panther_detection_helpers.caching import put_dictionary\n\ndef policy(resource):\n    put_dictionary(f"seen:{resource[\'id\']}", {"a": 1}, time.time() + 60)\n    return True\n';
    expect(found({ source, spec: { analysisType: 'policy' } })).toEqual([]);
  });
});

describe('RC113, a read of what has expired', () => {
  it('is not said of a key with a time in it, of a forced read, or where nobody looks at the result', () => {
    const read = (key: string): string => rule(`bucket = ${key}\nseen = get_string_set(bucket)\nput_string_set(bucket, [user], epoch_seconds=60)\nreturn user in seen`);
    expect(found(read('key'))).toEqual([['RC113', 10]]);
    expect(found(read('key + str(event.event_time_epoch() // 3600)'))).toEqual([]);
    expect(found(read('key + event["p_event_time"][:13]'))).toEqual([]);
    expect(found(read('key').replace('(bucket)', '(bucket, force_ttl_check=True)'))).toEqual([]);
    expect(found(rule('get_string_set(key)\nput_string_set(key, [user], epoch_seconds=60)'))).toEqual([]);
  });
});

describe('RC138, something empty as a mark', () => {
  it('is found where nothing else is written', () => {
    const source = rule('seen = get_dictionary(key)\nif not seen:\n    put_dictionary(key, {})\nreturn bool(seen)');
    expect(found(source)).toEqual([['RC138', 11]]);
    expect(afterFix(source, 'RC138')).toContain('put_dictionary(key, {"seen": 1})');
    const set = rule('seen = get_string_set(key)\nput_string_set(key, val=set())\nreturn not seen');
    expect(afterFix(set, 'RC138')).toContain('put_string_set(key, val=["seen"])');
  });

  it('is only worth knowing where the key is not read', () => {
    expect(found(rule('put_dictionary(key, {})'))).toEqual([]);
    expect(noted(rule('put_dictionary(key, {})'))).toEqual([['RC138', 9], ['RC139', 9]]);
  });

  it('is not said where it clears, or is filled before', () => {
    expect(found(rule('seen = get_string_set(key)\nif len(seen) > 9:\n    put_string_set(key, [])\nelse:\n    add_to_string_set(key, user)'))).toEqual([]);
    expect(found(rule('seen = get_dictionary(key)\nnew = {}\nnew["a"] = 1\nput_dictionary(key, new)\nreturn bool(seen)'))).toEqual([]);
  });
});

describe('RC139, no expiry', () => {
  it('is said once a key, and only of keys without one', () => {
    expect(noted(rule('add_to_string_set(key, user)\nadd_to_string_set(key, "x")\nincrement_counter(key + "!")'))).toEqual([['RC139', 9], ['RC139', 11]]);
    expect(noted(rule('add_to_string_set(key, user)\nset_key_expiration(key, 60)'))).toEqual([]);
    expect(noted(rule('put_string_set(key, [])\nadd_to_string_set(key, user, 60)'))).toEqual([]);
  });
});
