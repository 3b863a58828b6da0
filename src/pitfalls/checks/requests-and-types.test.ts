import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysedDetection, FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const CACHE =
  'from panther_detection_helpers.caching import add_to_string_set, get_counter, get_dictionary, get_string_set, increment_counter, put_dictionary, put_string_set, set_key_expiration';

/** A detection with these lines in rule(), the first of them on line 7; `key` is the one of a user that is there. */
function rule(lines: string): string {
  const body = lines.split('\n').map((line) => `    ${line}\n`);
  return `${CACHE}\n\ndef rule(event):\n    if not event.get("user"):\n        return False\n    key = f"{__name__}:x:{event['user']}"\n${body.join('')}    return True\n`;
}

describe('RC123, check then act', () => {
  it.each([
    ['if get_counter(key) == 0:\n    increment_counter(key, epoch_seconds=60)\n    return True', 8],
    ['seen = get_string_set(key)\nif not seen:\n    add_to_string_set(key, event["ip"], 60)\n    return event["ip"] != "::1"', 9],
    ['seen = get_string_set(key)\nif len(seen) > 0:\n    return False\nadd_to_string_set(key, event["ip"], 60)', 10],
    ['if not get_string_set(key):\n    put_string_set(key, ["1"], 60)\n    return True\nreturn False', 8],
    ['count = int(get_counter(key))\nif count != 0:\n    return False\nincrement_counter(key, epoch_seconds=60)', 10],
  ])('is found in %s', (lines, line) => {
    const answer = analyse(rule(lines));
    expect(linesOf(answer, 'RC123')).toEqual([`${String(line)} info`]);
    expect(answer.findings.find(({ code }) => code === 'RC123')?.calls).toHaveLength(2);
  });

  it.each([
    'seen = get_string_set(key)\nif event["ip"] in seen:\n    return False\nadd_to_string_set(key, event["ip"], 60)',
    'if increment_counter(key, epoch_seconds=60) == 1:\n    return False',
    'if get_counter(key) == 0:\n    increment_counter(key + ":other", epoch_seconds=60)',
    'seen = get_string_set(key)\nadd_to_string_set(key, event["ip"], 60)',
    'seen = get_string_set(key)\nif not seen:\n    put_string_set(key, [event["ip"]], 60)\n    return False',
    'seen = get_string_set(key)\nif not seen:\n    add_to_string_set(key, [event["ip"]], 60)\n    return False',
    'if get_counter(key) > 3:\n    increment_counter(key, epoch_seconds=60)',
  ])('is not found in %s', (lines) => {
    expect(linesOf(analyse(rule(lines)), 'RC123')).toEqual([]);
  });

  it('is of no account where the detection says itself which alerts are one', () => {
    const source = rule('if get_counter(key) == 0:\n    increment_counter(key, epoch_seconds=60)\n    return True');
    expect(linesOf(analyse(source), 'RC123')).toEqual(['8 info']);
    expect(linesOf(analyse(`${source}\ndef dedup(event):\n    return event["user"]\n`), 'RC123')).toEqual([]);
  });
});

describe('RC130, a put that takes other values away', () => {
  it('is found at the put, and gives its type a key of its own in all calls', () => {
    const source = rule('last = get_dictionary(key, force_ttl_check=True)\ncount = increment_counter(key, epoch_seconds=60)\nput_dictionary(key, {"ip": event["ip"]}, 60)\nif last:\n    return count == 3');
    expect(linesOf(analyse(source), 'RC130')).toEqual([9]);
    const fixed = afterFix(analyse, source, 'RC130');
    expect(fixed).toContain('get_dictionary(f"{key}:dictionary", force_ttl_check=True)');
    expect(fixed).toContain('put_dictionary(f"{key}:dictionary", {"ip"');
    expect(fixed).toContain('increment_counter(key, epoch_seconds=60)');
  });

  it('is found of two puts, through functions and other names of the key', () => {
    const source = `${CACHE}

def key_of(event):
    return "x:" + event["user"]

def rule(event):
    keep(event)
    return increment_counter(f"x:{event['user']}", epoch_seconds=60) == 2

def keep(event):
    put_string_set(key_of(event), [event["ip"]], 60)
`;
    expect(linesOf(analyse(source), 'RC130')).toEqual([11]);
    expect(linesOf(analyse(rule('put_string_set(key, [event["ip"]], 60)\nput_dictionary(key, {"a": 1}, 60)')), 'RC130')).toEqual([7, 8]);
  });

  it('is not as bad where the key itself decides', () => {
    expect(linesOf(analyse(rule('seen = get_string_set(key)\nif not seen:\n    put_string_set(key, [event["ip"]], 60)\nincrement_counter(key, epoch_seconds=60)')), 'RC130')).toEqual(['9 warning']);
  });

  it('has no fix where an expiry is given to the key by itself', () => {
    const source = rule('increment_counter(key, epoch_seconds=60)\nput_dictionary(key, {"a": 1})\nset_key_expiration(key, event.event_time_epoch() + 60)');
    expect(analyse(source).findings.find(({ code }) => code === 'RC130')?.fix).toBeNull();
  });

  it.each([
    'increment_counter(key, epoch_seconds=60)\nput_dictionary(key + ":last", {"a": 1}, 60)',
    'add_to_string_set(key, event["ip"], 60)\nput_string_set(key, [event["ip"]], 60)',
    'add_to_string_set(key, event["ip"], 60)\nincrement_counter(key, epoch_seconds=60)',
    'put_dictionary(key, {"a": 1}, 60)\nset_key_expiration(key, event.event_time_epoch() + 60)\nget_counter(key)',
  ])('is not found in %s', (lines) => {
    expect(linesOf(analyse(rule(lines)), 'RC130')).toEqual([]);
  });
});

describe('RC141, the cache on a log type of many events', () => {
  const found = (source: string, ...logTypes: string[]): (number | string)[] => {
    const spec: Partial<AnalysedDetection> = { logTypes };
    return linesOf(analyse({ source, spec }), 'RC141');
  };

  it('is told once, with what it means', () => {
    const source = rule('seen = get_string_set(key)\nadd_to_string_set(key, event["ip"], 60)\nif not seen:\n    increment_counter(key, epoch_seconds=60)');
    expect(found(source, 'Okta.SystemLog', 'Zeek.Conn')).toEqual(['7 info']);
    const [message] = analyse({ source, spec: { logTypes: ['AWS.VPCFlow'] } })
      .findings.filter(({ code }) => code === 'RC141')
      .map((one) => one.message);
    expect(message).toBe('Each event of AWS.VPCFlow comes as far as this line. A million events a day are at least 2 million requests, for which detections wait about 2.8 hours in all.');
    expect(found(source, 'Okta.SystemLog')).toEqual([]);
  });

  it.each([
    'if event["action"] != "REJECT":\n    return False\nget_counter(key)',
    'if not event.get("errorCode"):\n    return False\nget_counter(key)',
    'if interesting(event):\n    get_counter(key)',
    'return event.get("action") == "REJECT" and get_counter(key) > 2',
    'for ip in event.get("ips", []):\n    get_counter(f"x:{ip}")',
  ])('is not told behind a filter: %s', (lines) => {
    const filter = '\ndef interesting(event):\n    return event["action"] == "REJECT"\n';
    expect(found(rule(lines) + filter, 'AWS.CloudTrail')).toEqual([]);
  });
});
