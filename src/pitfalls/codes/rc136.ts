import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { keyParts } from '../key-parts';
import type { KeyParts } from '../key-parts';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC136',
  title: 'Reader and writer use different keys',
  severity: 'error',
  explanation:
    'One detection stores under a key that is made one way, and the one that is to find it looks under a key that is made another way: it always ' +
    'finds nothing, without an error, and never alerts. Make the key in one function of a global helper, and call it on both sides.',
  fact:
    'The documentation recommends to keep key functions in a global helper. Two published rules have read keys that no rule writes since their ' +
    'writer was changed.',
  sources: [CACHING_PAGE, PUBLISHED_RULES],
  watch,
};

const READERS: ReadonlyMap<string | null, 'set' | 'dictionary'> = new Map([
  ['get_string_set', 'set'],
  ['check_account_age', 'set'],
  ['get_dictionary', 'dictionary'],
]);
/** Only those that give nothing back: what nobody reads is then for nothing. */
const WRITERS: ReadonlyMap<string | null, 'set' | 'dictionary'> = new Map([
  ['put_string_set', 'set'],
  ['put_dictionary', 'dictionary'],
]);
const FEWEST_READS = 3;
/** Keys of a call that are compared. */
const MOST_KEYS = 1_000;

interface Side {
  kind: 'set' | 'dictionary';
  count: number;
  keys: Set<string>;
  found: boolean;
}

/** A call that never finds anything, and one whose items nobody reads, with keys that are made of the same parts in another way. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const readers = new Map<RequestFacts['call'], Side>();
  const writers = new Map<RequestFacts['call'], Side>();
  const read = new Set<string>();
  const written = new Set<string>();
  return watcherOf(run, {
    request(request) {
      const { call, key, before, isRead } = request;
      if (key === null) return;
      (isRead ? read : written).add(key);
      const kind = (isRead ? READERS : WRITERS).get(call.helper);
      if (kind === undefined) return;
      const sides = isRead ? readers : writers;
      const side = sides.get(call) ?? { kind, count: 0, keys: new Set<string>(), found: false };
      sides.set(call, side);
      side.count += 1;
      side.found ||= before !== null;
      if (side.keys.size < MOST_KEYS) side.keys.add(key);
      if (isRead) seen.add(request);
    },
    findings() {
      const lonely = [...writers].filter(([, { keys }]) => isApart(keys, read));
      return seen.findings('RC136', ({ call, times }) => {
        const reader = readers.get(call);
        if (reader === undefined || reader.found || reader.count < FEWEST_READS || !isApart(reader.keys, written)) return null;
        const parts = keyParts(reader.keys);
        const writer = lonely.find(([, { kind, keys }]) => kind === reader.kind && areOfOneKind(parts, keyParts(keys)));
        if (writer === undefined) return null;
        const [other, { keys }] = writer;
        const [looked, stored] = [[...reader.keys][0] ?? '', [...keys][0] ?? ''];
        return {
          message: `${nameOf(call)} looks under keys such as ${looked}, and ${nameOf(other)} in line ${other.line} of ${other.file} stores under keys such as ${stored}: it never finds anything.`,
          summary: `${counted(times, 'read')} found nothing, and nothing was read of what ${counted(keys.size, 'key')} store.`,
        };
      });
    },
  });
}

function isApart(keys: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const key of keys) if (others.has(key)) return false;
  return true;
}

/** The fixed parts of one are all among those of the other, and they share one of those that change. */
function areOfOneKind(a: KeyParts, b: KeyParts): boolean {
  const [fewer, more] = a.fixed.size < b.fixed.size ? [a, b] : [b, a];
  return fewer.fixed.size > 0 && [...fewer.fixed].every((part) => more.fixed.has(part)) && !isApart(a.changing, b.changing);
}
