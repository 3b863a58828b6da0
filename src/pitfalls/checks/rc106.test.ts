import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, findingsOf, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

const rule = (body: string, above = ''): string => `from panther_detection_helpers.caching import get_counter, get_dictionary
from elsewhere import is_person
${above}
def rule(event):
    user = event.get("user")
    address = event.get("ip")
${body}`;
const COUNT = '    return get_counter(f"logins:{user}:{address}", True) > 3\n';

describe('RC106: a field that an event may lack in a key', () => {
  it('leaves events without it alone, before the key is made', () => {
    const inline = `from panther_detection_helpers.caching import get_dictionary\n\ndef rule(event):\n    return bool(get_dictionary("login:" + event.get("username")))\n`;
    expect(linesOf(analyse(inline), 'RC106')).toEqual([4]);
    expect(afterFix(analyse, inline, 'RC106')).toContain(`def rule(event):\n    if event.get("username") is None:\n        return False\n    return bool(`);
    const named = rule('    key = "login:" + user\n    seen = get_dictionary(key)\n    return address in seen\n');
    expect(afterFix(analyse, named, 'RC106')).toContain(`    address = event.get("ip")\n    if user is None:\n        return False\n    key = "login:" + user\n`);
    const built = `from panther_detection_helpers.caching import get_dictionary\n\ndef rule(event):\n    key = "login:" + event.deep_get("actor", "id")\n    return bool(get_dictionary(key))\n`;
    expect(afterFix(analyse, built, 'RC106')).toContain(`    if event.deep_get("actor", "id") is None:\n        return False\n    key =`);
  });

  it('names each field once', () => {
    expect(linesOf(analyse(rule(COUNT)), 'RC106')).toEqual([7, 7]);
  });

  it('offers no fix in a loop, or where a function of its own makes the key', () => {
    const looped = rule('    for one in event.get("ids", []):\n        if get_counter(f"a:{user}:{one}", True) > 3:\n            return True\n    return False\n');
    const own = `from panther_detection_helpers.caching import get_counter\n\ndef key_of(event):\n    return "a:" + event.get("user")\n\ndef rule(event):\n    return get_counter(key_of(event), True) > 3\n`;
    for (const source of [looped, own]) expect(findingsOf(analyse(source), 'RC106')).toMatchObject([{ fix: null }]);
  });

  it('knows guards of many kinds', () => {
    const guards = [
      'if not all([user, address]):',
      'if not all(one for one in (user, address)):',
      'if any(one is None for one in [user, address]):',
      'if None in (user, address):',
      'if not (user and address):',
      'if not bool(user) or address is None:',
      'if not is_person(user) or not is_valid(address):',
      'if not isinstance(user, str) or not isinstance(address, str):',
    ];
    const above = `\ndef is_valid(address):\n    if not address:\n        return False\n    return address != "::1"\n`;
    for (const guard of guards) expect(linesOf(analyse(rule(`    ${guard}\n        return False\n${COUNT}`, above)), 'RC106'), guard).toEqual([]);
  });

  it('knows keys that are chosen by the field, or not made without it', () => {
    const bodies = [
      '    key = f"a:{user}" if user else "a:nobody"\n    return get_counter(key, True) > 3\n',
      '    if user:\n        key = f"a:{user}"\n    else:\n        key = "a:nobody"\n    return get_counter(key, True) > 3\n',
      '    key = key_of(user)\n    return key is not None and get_counter(key, True) > 3\n',
      '    return get_counter(strict_key(user), True) > 3\n',
    ];
    const above = `\ndef key_of(user):\n    if not user:\n        return None\n    return f"a:{user}"\n\ndef strict_key(user):\n    if user is None:\n        raise ValueError(user)\n    return f"a:{user}"\n`;
    for (const body of bodies) expect(linesOf(analyse(rule(body, above)), 'RC106'), body).toEqual([]);
  });
});
