import { beforeAll, describe, expect, it } from 'vitest';
import { bootChecks, ruleWith as rule, type Checks } from './test-checks';

let found: Checks['found'];
let afterFix: Checks['afterFix'];

beforeAll(async () => {
  ({ found, afterFix } = await bootChecks(['RC131', 'RC140']));
});

describe('RC131, an item that only grows', () => {
  it.each([
    ['a set', 'add_to_string_set("users", user)', 9],
    ['a set of the detection', 'add_to_string_set(__name__ + ":users", [user], epoch_seconds=60)', 9],
    ['a set that is read, changed and written', 'users = get_string_set("users")\nusers.add(user)\nput_string_set("users", users)', 11],
    ['a dictionary', 'times = get_dictionary("times") or {}\ntimes[user] = event["at"]\nput_dictionary("times", times)', 11],
  ])('is found in %s', (_, body, line) => {
    expect(found(rule(body))).toEqual([['RC131', line]]);
  });

  it.each([
    ['a key of its own', 'add_to_string_set(key, event["ip"])'],
    ['the last one only', 'put_dictionary("last", {"user": user})'],
    ['literals', 'add_to_string_set("kinds", "login" if event["ok"] else "failure")'],
    ['a set that loses members', 'add_to_string_set("online", user)\nif event["out"]:\n    remove_from_string_set("online", user, 60)'],
    ['a set that is begun anew', 'users = get_string_set("users")\nif len(users) > 100:\n    put_string_set("users", [user])\nelse:\n    add_to_string_set("users", user)'],
    ['a key with the day', 'add_to_string_set(f"users:{event[\'p_event_time\'][:10]}", user)'],
  ])('is not said of %s', (_, body) => {
    expect(found(rule(body))).toEqual([]);
  });
});

describe('RC140, requests in a loop', () => {
  it.each([
    ['a loop', 'for ip in event["ips"]:\n    if get_string_set(f"ip:{ip}"):\n        return True\nreturn False', 10],
    ['a comprehension', 'return any(get_counter(f"ip:{ip}") > 3 for ip in event["ips"])', 9],
    ['a while', 'n = 0\nwhile n < event["n"]:\n    n = increment_counter(key)', 11],
  ])('is found in %s', (_, body, line) => {
    expect(found(rule(body))).toEqual([['RC140', line]]);
  });

  it('is found in a function that a loop calls', () => {
    expect(found(rule('return [is_known(ip) for ip in event["ips"]] != []', 'def is_known(ip): return bool(get_string_set(f"ip:{ip}"))'))).toEqual([['RC140', 4]]);
  });

  it('adds all members at once', () => {
    const source = rule('for ip in event["ips"]:\n    add_to_string_set(key, ip, epoch_seconds=60)');
    expect(found(source)).toEqual([['RC140', 10]]);
    expect(afterFix(source, 'RC140')).toBe(rule('add_to_string_set(key, list(event["ips"]), epoch_seconds=60)'));
  });

  it.each([
    ['few literals', 'for kind in ("user", "host"):\n    increment_counter(f"{kind}:{key}")'],
    ['a constant of few', 'for kind in KINDS:\n    increment_counter(f"{kind}:{key}")'],
    ['one request at most', 'for target in event["targets"]:\n    if target["type"] == "User":\n        put_dictionary(f"id:{target[\'id\']}", {"a": 1})\n        return True\nreturn False'],
    ['what is gone through', 'names = [name for name in get_string_set(key) if name != "root"]\nfor name in get_string_set(key + "!"):\n    names.append(name)'],
  ])('is not said of %s', (_, body) => {
    expect(found(rule(body, 'KINDS = ["user", "host"]'))).toEqual([]);
  });
});
