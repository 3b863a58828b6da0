import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const NAMES = 'get_dictionary, get_string_set, put_dictionary, put_string_set';
const rule = (body: string, names = NAMES): string => `from panther_detection_helpers.caching import ${names}
from elsewhere import save
CONTEXT = {}
def rule(event):
    key = f"addresses:{event['user']}"
    address = event["ip"]
${body}`;

describe('RC122: read, changed and put back', () => {
  it('finds dictionaries that are counted on, changed in place or merged', () => {
    const bodies = [
      '    state = get_dictionary(key)\n    state["n"] = state.get("n", 0) + 1\n    put_dictionary(key, state)\n    return state["n"] > 3\n',
      '    state = get_dictionary(key) or {}\n    state.update({"ip": address})\n    put_dictionary(key, state)\n    return False\n',
      '    state = get_dictionary(key)\n    count = state.get("n", 0) + 1\n    put_dictionary(key, {"n": count})\n    return count > 3\n',
      '    state = get_dictionary(key)\n    merged = {**state, "ip": address}\n    put_dictionary(key, merged)\n    return False\n',
    ];
    for (const body of bodies) {
      expect(linesOf(analyse(rule(body)), 'RC122'), body).toEqual([9]);
      expect(linesOf(analyse(rule(body)), 'RC132')).toEqual([]);
    }
  });

  it('takes what is only carried along for what may be meant', () => {
    const source = rule('    last = get_dictionary(key)\n    put_dictionary(key, {"ip": address, "before": last.get("ip")})\n    return False\n');
    expect(linesOf(analyse(source), 'RC122')).toEqual(['8 info']);
  });

  it('adds to a set instead of putting all of it', () => {
    const changed = rule('    seen = get_string_set(key)\n    seen.add(address)\n    put_string_set(key, seen, epoch_seconds=60)\n    return len(seen) > 3\n');
    expect(linesOf(analyse(changed), 'RC122')).toEqual([9]);
    expect(afterFix(analyse, changed, 'RC122')).toContain('    add_to_string_set(key, [address], epoch_seconds=60)\n');
    const merged = rule('    seen = get_string_set(key)\n    put_string_set(key, seen | {address}, epoch_seconds=60)\n    return False\n');
    expect(afterFix(analyse, merged, 'RC122')).toContain('    add_to_string_set(key, {address}, epoch_seconds=60)\n');
  });

  it('offers no fix where an add would bring back what has expired, or the set loses members', () => {
    const forced = rule('    seen = get_string_set(key, True)\n    seen.add(address)\n    put_string_set(key, seen, epoch_seconds=60)\n    return False\n');
    const lost = rule('    seen = get_string_set(key)\n    seen.add(address)\n    seen.discard("root")\n    put_string_set(key, seen, epoch_seconds=60)\n    return False\n');
    for (const source of [forced, lost]) expect(analyse(source).findings.find(({ code }) => code === 'RC122')).toMatchObject({ fix: null });
  });

  it('is silent where what is put comes from the event', () => {
    const bodies = [
      '    last = get_dictionary(key)\n    put_dictionary(key, {"ip": address})\n    return last.get("ip") != address\n',
      '    if not get_string_set(key):\n        put_string_set(key, [address])\n    return False\n',
      '    last = get_dictionary(key)\n    put_dictionary("other:" + address, last)\n    return False\n',
    ];
    for (const body of bodies) expect(linesOf(analyse(rule(body)), 'RC122'), body).toEqual([]);
  });
});

describe('RC132: changed in memory alone', () => {
  it('finds what is not written back', () => {
    const bodies = {
      '    seen = get_string_set(key)\n    if address in seen:\n        return False\n    seen.add(address)\n    return True\n': [10],
      '    seen = get_string_set(key)\n    seen.add(address)\n    return len(seen) > 3\n': [8],
      '    state = get_dictionary(key) or {}\n    state["ip"] = address\n    return True\n': [8],
      '    state = get_dictionary(key)\n    state["n"] = state.get("n", 0) + 1\n    return state["n"] > 3\n': ['8 info'],
    };
    for (const [body, lines] of Object.entries(bodies)) expect(linesOf(analyse(rule(body)), 'RC132'), body).toEqual(lines);
  });

  it('adds it in the cache, with the expiry of the other write', () => {
    const source = rule(
      '    seen = get_string_set(key, True)\n    if not seen:\n        put_string_set(key, [address], epoch_seconds=event.event_time_epoch() + 60)\n        return False\n    if address not in seen:\n        seen.add(address)\n        return True\n    return False\n',
    );
    expect(linesOf(analyse(source), 'RC132')).toEqual([12]);
    expect(afterFix(analyse, source, 'RC132')).toContain('        add_to_string_set(key, [address], epoch_seconds=event.event_time_epoch() + 60)\n        return True\n');
  });

  it('is silent where it is written, copied or handed on', () => {
    const bodies = [
      '    seen = get_string_set(key)\n    seen.add(address)\n    put_string_set(key, seen)\n    return False\n',
      '    seen = set(get_string_set(key))\n    seen.add(address)\n    return len(seen) > 3\n',
      '    state = get_dictionary(key)\n    state["ip"] = address\n    save(key, state)\n    return False\n',
      '    state = get_dictionary(key)\n    state["ip"] = address\n    CONTEXT.update(state)\n    return False\n',
      '    state = get_dictionary(key)\n    state["ip"] = address\n    CONTEXT["state"] = state\n    return False\n',
      '    global CONTEXT\n    CONTEXT = get_dictionary(key)\n    CONTEXT["ip"] = address\n    return False\n',
      '    state = get_dictionary(key)\n    state.pop("ip", None)\n    return bool(state)\n',
    ];
    for (const body of bodies) expect(linesOf(analyse(rule(body)), 'RC132'), body).toEqual([]);
  });
});
