import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis, PitfallCode } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const NAMES =
  'from panther_detection_helpers.caching import add_to_string_set, get_counter, get_dictionary, get_string_set, increment_counter, put_dictionary, put_string_set';

/** A detection whose rule() has a key of its own and these lines, the first of them on line 10. */
function rule(lines: string, more = ''): string {
  const body = lines.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return `import json\nimport time\nfrom datetime import datetime, timedelta\n${NAMES}\n\ndef rule(event):\n    if not event.get("user"):\n        return False\n    key = f"{__name__}:x:{event['user']}"\n${body.join('\n')}\n    return True\n${more}`;
}

function lines(code: PitfallCode, source: string, settings?: TestAnalysis['settings']): (number | string)[] {
  return linesOf(analyse(settings ? { source, settings } : source), code);
}

describe('RC124, a text as a set', () => {
  it.each([
    'put_string_set(key, key, 60)',
    'put_string_set(key, val="admin", epoch_seconds=60)',
    'put_string_set(key, event["city"], 60) if event["city"].lower() != "x" else None',
    'put_string_set(key, json.dumps({"city": event["city"]}), 60)',
    'put_string_set(key, str(event["city"]), 60)',
  ])('is found in %s', (line) => {
    expect(lines('RC124', rule(line))).toEqual([10]);
    expect(afterFix(analyse, rule(line), 'RC124')).toMatch(/put_string_set\(key, (?:val=)?\[.*\]/);
  });

  it('is found of a field that is looked for in the set', () => {
    const source = rule('city = event["city"]\nknown = get_string_set(key, force_ttl_check=True)\nif city in known:\n    return False\nput_string_set(key, city, 60)');
    expect(lines('RC124', source)).toEqual([14]);
    expect(afterFix(analyse, source, 'RC124')).toContain('put_string_set(key, [city], 60)');
  });

  it.each([
    'put_string_set(key, [key], 60)',
    'put_string_set(key, {event["city"]}, 60)',
    'put_string_set(key, event.get("addresses", []), 60)',
    'put_string_set(key, event["addresses"], 60)',
    'add_to_string_set(key, key, 60)',
    'put_string_set(key, "", 60)',
    'put_string_set(key, key.split(","), 60)',
    'put_string_set(key, [key] if key else event.get("x", ""), 60)',
    'val = "a"\nif key:\n    val = [val]\nput_string_set(key, val, 60)',
  ])('is not found in %s', (line) => {
    expect(lines('RC124', rule(line))).toEqual([]);
  });
});

describe('RC126, an event in a dictionary', () => {
  const OLD = { eventsInPutDictionary: 'as 1.0.2' } as const;

  it.each([
    ['put_dictionary(key, event, 60)', 'put_dictionary(key, event.to_dict(), 60)'],
    ['put_dictionary(key, {"last": event}, 60)', '{"last": event.to_dict()}'],
    ['put_dictionary(key, {"who": event.get("actor", {})}, 60)', '{"who": event.get("actor", {}).copy()}'],
    ['put_dictionary(key, {"who": event["actor"], "name": event["actor"]["name"]}, 60)', '{"who": event["actor"].copy(), "name"'],
    ['put_dictionary(key, val={"all": [event]}, epoch_seconds=60)', '[event.to_dict()]'],
  ])('is found in %s, an error or what there is to know about the release', (line, fixed) => {
    expect(lines('RC126', rule(line), OLD)).toEqual([10]);
    expect(lines('RC126', rule(line))).toEqual(['10 info']);
    const source = (given: TestAnalysis | string): FileAnalysis => analyse({ ...(typeof given === 'string' ? { source: given } : given), settings: OLD });
    expect(afterFix(source, rule(line), 'RC126')).toContain(fixed);
  });

  it('is found in what is put in later, and in copies that are not deep', () => {
    expect(lines('RC126', rule('last = {"n": 1}\nlast["event"] = event\nput_dictionary(key, last, 60)'), OLD)).toEqual([11]);
    expect(lines('RC126', rule('last = get_dictionary(key)\nlast.update({"event": event})\nput_dictionary(key, last, 60)'), OLD)).toEqual([11]);
    expect(lines('RC126', rule('put_dictionary(key, dict(event), 60)'), OLD)).toEqual(['10 warning']);
    expect(lines('RC126', rule('put_dictionary(key, {**event, "n": 1}, 60)'), OLD)).toEqual(['10 warning']);
  });

  it('follows the event into functions', () => {
    const source = rule('keep(key, event)', '\ndef keep(key, what):\n    put_dictionary(key, what, 60)\n');
    expect(lines('RC126', source, OLD)).toEqual([14]);
    expect(afterFix((given) => analyse({ ...(typeof given === 'string' ? { source: given } : given), settings: OLD }), source, 'RC126')).toContain('what.to_dict()');
  });

  it.each([
    'put_dictionary(key, event.to_dict(), 60)',
    'put_dictionary(key, event.copy(), 60)',
    'put_dictionary(key, {"city": event.get("city"), "time": event.deep_get("a", "b")}, 60)',
    'put_dictionary(key, {"name": event["actor"]["name"]}, 60)',
    'put_dictionary(key, {"roles": sorted(event.get("roles", []))}, 60)',
    'put_dictionary(key, {"who": event.get("actor", {}).get("name")}, 60)',
    'put_dictionary(key, json.loads(json.dumps(event.to_dict())), 60)',
    'last = {"n": 1}\nput_dictionary(key, last, 60)\nlast["event"] = event',
  ])('is not found in %s', (line) => {
    expect(lines('RC126', rule(line), OLD)).toEqual([]);
  });

  it('is not found in policies, which get plain dictionaries', () => {
    const source = `${NAMES}\n\ndef policy(resource):\n    put_dictionary("x:y", resource, 60)\n    return True\n`;
    expect(linesOf(analyse({ source, spec: { analysisType: 'policy' }, settings: OLD }), 'RC126')).toEqual([]);
  });
});

describe('RC127, what JSON cannot keep', () => {
  it.each([
    ['put_dictionary(key, {"ips": {"a", "b"}}, 60)', '"ips": sorted({"a", "b"}, key=str)'],
    ['put_dictionary(key, {"ips": get_string_set(key + ":ips")}, 60)', 'sorted(get_string_set(key + ":ips"))'],
    ['put_dictionary(key, {"at": datetime.now()}, 60)', 'datetime.now().isoformat()'],
    ['put_dictionary(key, {"at": datetime.utcnow() + timedelta(days=1)}, 60)', '(datetime.utcnow() + timedelta(days=1)).isoformat()'],
    ['put_dictionary(key, dict(ips=set(event.get("ips", []))), 60)', 'sorted(set(event.get("ips", [])), key=str)'],
    ['put_dictionary(key, {"ips": [{ip for ip in event["ips"]}]}, 60)', 'sorted({ip for ip in event["ips"]}, key=str)'],
  ])('is found in %s', (line, fixed) => {
    expect(lines('RC127', rule(line))).toEqual([10]);
    expect(afterFix(analyse, rule(line), 'RC127')).toContain(fixed);
  });

  it('is found in a dictionary that was read, changed, and is written', () => {
    const source = rule('known = get_dictionary(key)\nips = set(known.get("ips", []))\nips.add(event["ip"])\nknown["ips"] = ips\nput_dictionary(key, known, 60)');
    expect(lines('RC127', source)).toEqual([13]);
    expect(afterFix(analyse, source, 'RC127')).toContain('known["ips"] = sorted(ips, key=str)');
  });

  it('warns of keys that come back as texts', () => {
    expect(lines('RC127', rule('put_dictionary(key, {1: "a", "2": "b"}, 60)'))).toEqual(['10 warning']);
    expect(lines('RC127', rule('ports = get_dictionary(key)\nports[int(event["port"])] = 1\nput_dictionary(key, ports, 60)'))).toEqual(['11 warning']);
  });

  it.each([
    'put_dictionary(key, {"ips": sorted({"a", "b"}), "n": 1, "x": None}, 60)',
    'put_dictionary(key, {"at": datetime.now().isoformat(), "days": timedelta(days=7).total_seconds()}, 60)',
    'put_dictionary(key, {str(event["port"]): 1}, 60)',
    'known = get_dictionary(key)\nips = set(known.get("ips", []))\nput_dictionary(key, {"ips": list(ips), "n": len(ips)}, 60)',
    'put_dictionary(key, {name: event.get(name) for name in ("a", "b")}, 60)',
    'put_dictionary(key, {"at": event["time"].replace("T", " ")}, 60)',
  ])('is not found in %s', (line) => {
    expect(lines('RC127', rule(line))).toEqual([]);
  });
});

describe('RC128, a count that is a Decimal', () => {
  it.each([
    ['put_dictionary(key, {"n": increment_counter(key + ":n", 1, 60)}, 60)', 'int(increment_counter(key + ":n", 1, 60))'],
    ['n = get_counter(key)\nput_dictionary(key + ":d", {"n": n + 1}, 60)', '{"n": int(n + 1)}'],
    ['n = increment_counter(key, 1, 60)\nprint(json.dumps({"n": n}))\nx = json.dumps([n])', 'json.dumps([int(n)])'],
    ['n = increment_counter(key, 1, 60)\nif n * 0.5 > 3:\n    return False', 'int(n) * 0.5 > 3'],
    ['n = increment_counter(key, 1, 60)\nif time.time() - n > 3:\n    return False', 'time.time() - int(n)'],
  ])('is found in %s', (line, fixed) => {
    expect(lines('RC128', rule(line)).length).toBeGreaterThan(0);
    expect(afterFix(analyse, rule(line), 'RC128')).toContain(fixed);
  });

  it('is found in the alert context', () => {
    const source = rule('FOUND["n"] = increment_counter(key, 1, 60)', '\nFOUND = {}\n\ndef alert_context(event):\n    return FOUND\n');
    expect(lines('RC128', source)).toEqual([10]);
    expect(afterFix(analyse, source, 'RC128')).toContain('FOUND["n"] = int(increment_counter(key, 1, 60))');
  });

  it.each([
    'n = increment_counter(key, 1, 60)\nif n + 1 > 2.5 or n * 2 == 6:\n    return False',
    'n = int(increment_counter(key, 1, 60))\nput_dictionary(key + ":d", {"n": n, "share": n / 2.0}, 60)',
    'n = increment_counter(key, 1, 60)\nput_dictionary(key + ":d", {"n": f"{n}", "many": n > 3}, 60)',
    'n = increment_counter(key, 1, 60)\nx = json.dumps({"n": n}, default=str)',
  ])('is not found in %s', (line) => {
    expect(lines('RC128', rule(line))).toEqual([]);
  });
});

describe('RC129, a set in the alert context', () => {
  const context = (returned: string): string => `\ndef alert_context(event):\n    return ${returned}\n`;

  it('is found where it is read there, kept by rule(), or put in', () => {
    const read = rule('pass', context('{"seen": get_string_set("x:" + event["user"])}'));
    expect(lines('RC129', read)).toEqual([14]);
    expect(afterFix(analyse, read, 'RC129')).toContain('sorted(get_string_set("x:" + event["user"]))');
    const kept = rule('global SEEN\nSEEN = add_to_string_set(key, event["ip"], 60)', `\nSEEN = None\n${context('{"seen": SEEN}')}`);
    expect(lines('RC129', kept)).toEqual([17]);
    expect(afterFix(analyse, kept, 'RC129')).toContain('{"seen": sorted(SEEN)}');
    const put = rule('pass', '\ndef alert_context(event):\n    context = {"a": 1}\n    context["seen"] = set(event["ips"])\n    return context\n');
    expect(lines('RC129', put)).toEqual([15]);
    expect(afterFix(analyse, put, 'RC129')).toContain('context["seen"] = sorted(set(event["ips"]), key=str)');
  });

  it('is found once where each of several values is one, and where a test gives a text in its place', () => {
    const either = rule('pass', '\ndef alert_context(event):\n    seen = get_string_set("x:y") if event["a"] else set()\n    return {"seen": seen}\n');
    expect(lines('RC129', either)).toEqual([15]);
    expect(afterFix(analyse, either, 'RC129')).toContain('{"seen": sorted(seen, key=str)}');
    const mocked = '\ndef alert_context(event):\n    seen = get_string_set("x:y")\n    if isinstance(seen, str):\n        seen = json.loads(seen)\n    return {"seen": seen}\n';
    expect(lines('RC129', rule('pass', mocked))).toEqual([17]);
    expect(lines('RC129', rule('pass', mocked.replace('str)', 'set)').replace('json.loads', 'list')))).toEqual([]);
  });

  it.each(['{"seen": sorted(get_string_set("x:y"))}', '{"n": len(get_string_set("x:y"))}', '{"seen": ", ".join(get_string_set("x:y"))}', '{"seen": list(set(event["ips"]))}', '{"is": event["ip"] in get_string_set("x:y")}'])(
    'is not found in %s',
    (returned) => {
      expect(lines('RC129', rule('pass', context(returned)))).toEqual([]);
    },
  );
});
