import { beforeAll, describe, expect, it } from 'vitest';
import type { FileAnalysis } from '../finding-types';
import { bootAnalysis, type TestAnalysis } from '../test-analysis';
import { afterFix, findingsOf, linesOf } from './test-after-fix';

let analyse: (given: TestAnalysis | string) => FileAnalysis;

beforeAll(async () => {
  analyse = await bootAnalysis();
});

/** A rule that counts by a key, which is in line 11. */
const counting = (key: string, before = 'pass'): string => `import hashlib
import time
import uuid
from datetime import date, datetime
from panther_detection_helpers.caching import get_counter, increment_counter
from elsewhere import PREFIX, bucket, key_of
def rule(event):
    user = event["user"]
    address = event["ip"]
    ${before}
    return increment_counter(${key}, epoch_seconds=60) > 3
`;

describe('RC103: a key that is another one for each event', () => {
  it('finds moments, ids of rows and random values', () => {
    const keys = [
      'f"a:{user}-{time.time()}"',
      '"a:" + user + str(int(time.time() * 1000))',
      `f"a:{datetime.utcnow().strftime('%Y%m%d%H%M%S')}"`,
      '"a:{}".format(datetime.now().isoformat())',
      'f"a:{event.event_time_epoch()}"',
      `f"a:{event.get('p_event_time', '')}"`,
      `f"a:{event['p_row_id']}"`,
      'f"a:{uuid.uuid4()}"',
      'hashlib.sha256(f"a:{user}-{time.time()}".encode()).hexdigest()',
    ];
    for (const key of keys) expect(linesOf(analyse(counting(key)), 'RC103'), key).toEqual([11]);
  });

  it('takes ids of events for what may be meant', () => {
    expect(linesOf(analyse(counting(`f"seen:{event['eventID']}"`)), 'RC103')).toEqual(['11 info']);
  });

  it('is silent about hours and days, and what it does not know', () => {
    const keys = [
      'f"a:{user}-{int(time.time()) // 3600}"',
      'f"a:{int(time.time() / 3600)}"',
      'f"a:{event.event_time_epoch() - event.event_time_epoch() % 3600}"',
      `f"a:{event['p_event_time'][:10]}"`,
      'f"a:{datetime.now():%Y-%m-%d}"',
      `f"a:{datetime.now().strftime('%Y-%m-%dT%H')}"`,
      'f"a:{datetime.now().date()}-{date.today()}-{datetime.now().hour}"',
      'f"a:{datetime.now().replace(minute=0, second=0, microsecond=0)}"',
      `f"a:{bucket(event['p_event_time'])}"`,
    ];
    for (const key of keys) expect(linesOf(analyse(counting(key)), 'RC103'), key).toEqual([]);
  });
});

describe('RC104: a key that does not say whose it is', () => {
  it('finds keys of values alone, and puts the ID in front', () => {
    const fixes = {
      user: '"Example:" + str(event["user"])',
      "f'{user}'": "increment_counter(f'Example:{user}', ",
      'f"{user}:{address}"': 'increment_counter(f"Example:{user}:{address}", ',
      'user.lower()': 'increment_counter("Example:" + str(user.lower()), ',
      'str(user)': 'increment_counter("Example:" + str(user), ',
    };
    for (const [key, fixed] of Object.entries(fixes)) {
      expect(linesOf(analyse(counting(key)), 'RC104'), key).toEqual([11]);
      expect(afterFix(analyse, counting(key), 'RC104')).toContain(fixed);
    }
  });

  it('changes the key where it is used twice, and leaves a name alone that is used for more', () => {
    const twice = counting('k', 'k = user + "/" + address; before = get_counter(k, force_ttl_check=True)');
    expect(afterFix(analyse, twice, 'RC104')).toContain('k = "Example:" + str(user + "/" + address);');
    const more = counting('user', 'if user == "root": return False');
    expect(afterFix(analyse, more, 'RC104')).toContain('if user == "root": return False\n    return increment_counter(f"Example:{user}", ');
  });

  it('offers no fix where the key is only read, and takes a constant key for what may be meant', () => {
    expect(findingsOf(analyse(counting('f"a:{user}"', 'if get_counter(user, True): return False')), 'RC104')).toMatchObject([{ fix: null }]);
    expect(linesOf(analyse(counting('"logins"')), 'RC104')).toEqual(['11 info']);
  });

  it('is silent where a word, the name of the module or something unknown is in the key', () => {
    for (const key of ['f"a:{user}"', 'f"{user}-logins"', '__name__ + user', 'f"{PREFIX}:{user}"', 'key_of(user)', 'hashlib.md5(("a" + user).encode()).hexdigest()']) {
      expect(linesOf(analyse(counting(key)), 'RC104'), key).toEqual([]);
    }
  });
});

describe('RC105: two parts of a key with nothing between', () => {
  it('finds them however the key is made, and puts a colon between', () => {
    const fixes = {
      '"a:" + user + address': '"a:" + user + ":" + address',
      '"a:" + user + address + ":" + key_of(user)': '"a:" + user + ":" + address + ":" + key_of(user)',
      '"a:" + user + address + str(user) + "b"': '"a:" + user + ":" + address + ":" + str(user) + "b"',
      '"a:" + (user or "x") + (address or "y")': '"a:" + (user or "x") + ":" + (address or "y")',
      'f"a:{user}{address}"': 'f"a:{user}:{address}"',
      'f"a:{user.lower()}{address!s}"': 'f"a:{user.lower()}:{address!s}"',
      '"".join(["a", user, address])': '":".join(["a", user, address])',
      '"a:{}{}".format(user, address)': '"a:{}:{}".format(user, address)',
      '"a:%s%s" % (user, address)': '"a:%s:%s" % (user, address)',
    };
    for (const [key, fixed] of Object.entries(fixes)) {
      expect(linesOf(analyse(counting(key)), 'RC105'), key).toEqual([11]);
      expect(afterFix(analyse, counting(key), 'RC105')).toBe(counting(fixed));
    }
  });

  it('names the fields', () => {
    expect(analyse(counting('"a:" + user + address')).findings[0]?.message).toContain('user and ip stand side by side');
  });

  it('is silent where something is between, or not known', () => {
    for (const key of ['f"a:{user}-{address}"', '"a:" + user + ":" + address', `f"a:{user}{':b' if address else ''}"`, 'f"a:{user}{key_of(address)}"', 'f"{__name__}{user}"', '":".join(["a", user, address])']) {
      expect(linesOf(analyse(counting(key)), 'RC105'), key).toEqual([]);
    }
  });
});
