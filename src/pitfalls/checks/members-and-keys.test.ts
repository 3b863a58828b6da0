import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis, PitfallCode } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

/** A detection with these lines in rule(), the first of them on line 6. */
function rule(lines: string): string {
  const names = 'add_to_string_set, check_account_age, get_counter, get_string_set, increment_counter, put_string_set, remove_from_string_set';
  const body = lines.split('\n').map((line) => `    ${line}\n`);
  return `from panther_detection_helpers.caching import ${names}\n\ndef rule(event):\n    if event.get("type") != "x":\n        return False\n${body.join('')}    return True\n`;
}

function lines(code: PitfallCode, body: string): (number | string)[] {
  return linesOf(analyse(rule(body)), code);
}

describe('RC125, members that are no texts', () => {
  it.each([
    ['add_to_string_set("a:b", ["a", None], 60)', null],
    ['add_to_string_set("a:b", [{"a": 1}], 60)', null],
    ['add_to_string_set("a:b", None, 60)', null],
    ['add_to_string_set("a:b", 5, 60)', '[str(5)]'],
    ['add_to_string_set("a:b", ["x", 1, len("ab")], 60)', '["x", str(1), str(len("ab"))]'],
    ['put_string_set("a:b", [float(event["x"])], 60)', '[str(float(event["x"]))]'],
    ['put_string_set("a:b", set([True, "x"]), 60)', 'set([str(True), "x"])'],
    ['remove_from_string_set("a:b", increment_counter("a:c", 1, 60), 60)', '[str(increment_counter("a:c", 1, 60))]'],
  ])('are found in %s', (line, fixed) => {
    expect(lines('RC125', line)).toEqual([6]);
    if (fixed !== null) expect(afterFix(analyse, rule(line), 'RC125')).toContain(fixed);
    else expect(analyse(rule(line)).findings.find(({ code }) => code === 'RC125')?.fix).toBeNull();
  });

  it('warns of a set of numbers, and of fields that an event may lack', () => {
    expect(lines('RC125', 'add_to_string_set("a:b", [int(event["x"]), 1], 60)')).toEqual(['6 warning']);
    const two = rule('ips = [event.get("ip"), event.get("proxy")]\nadd_to_string_set("a:b", ips, 60)');
    expect(linesOf(analyse(two), 'RC125')).toEqual(['6 warning']);
    expect(afterFix(analyse, two, 'RC125')).toContain('ips = [str(one) for one in (event.get("ip"), event.get("proxy")) if one is not None]');
    expect(lines('RC125', 'add_to_string_set("a:b", [event.get("ip")], 60)')).toEqual(['6 warning']);
  });

  it.each([
    'add_to_string_set("a:b", event["ip"], 60)',
    'add_to_string_set("a:b", event.get("ips", []), 60)',
    'add_to_string_set("a:b", [str(event.get("port")), f"{1}"], 60)',
    'add_to_string_set("a:b", [one for one in (event.get("a"), event.get("b")) if one], 60)',
    'ip = event.get("ip")\nif not ip:\n    return False\nadd_to_string_set("a:b", [ip], 60)',
    'if ip := event.get("ip"):\n    add_to_string_set("a:b", [ip], 60)',
    'add_to_string_set("a:b", [event.get("ip") or "none", event.get("b", "none")], 60)',
    'put_string_set("a:b", None, 60)',
    'add_to_string_set("a:b", {str(n) for n in (1, 2)}, 60)',
    'add_to_string_set("a:b", sorted(get_string_set("a:c")), 60)',
  ])('are not found in %s', (line) => {
    expect(lines('RC125', line)).toEqual([]);
  });
});

describe('RC107, a key that is empty or no text', () => {
  it.each([
    ['get_counter(5)', 'get_counter(str(5))'],
    ['increment_counter(key=int(event["badge"]), epoch_seconds=60)', 'key=str(int(event["badge"]))'],
    ['get_counter("")', null],
    ['get_counter(None)', null],
    ['get_counter(["a", event["b"]])', null],
    ['get_counter(event)', null],
    ['check_account_age(7)', 'check_account_age(str(7))'],
  ])('is found in %s', (line, fixed) => {
    expect(lines('RC107', line)).toEqual([6]);
    if (fixed !== null) expect(afterFix(analyse, rule(line), 'RC107')).toContain(fixed);
  });

  it('is found of a field that is a number elsewhere', () => {
    const source = rule('port = event["port"]\nif port < 1024:\n    return False\nget_counter(port)');
    expect(linesOf(analyse(source), 'RC107')).toEqual([9]);
    expect(afterFix(analyse, source, 'RC107')).toContain('get_counter(str(port))');
  });

  it.each([
    'get_counter(event["badge"])',
    'get_counter(str(event["badge"]))',
    'get_counter(f"{__name__}:{5}")',
    'get_counter(__name__)',
    'get_counter("a:%d" % 5)',
    'key = None\nif event.get("user"):\n    key = "a:" + event["user"]\nif key:\n    get_counter(key)',
    'if event["port"] > 1024:\n    get_counter(f"port:{event[\'port\']}")',
  ])('is not found in %s', (line) => {
    expect(lines('RC107', line)).toEqual([]);
  });
});
