import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, DYNAMODB_LIMITS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC131',
  title: 'Item that only grows',
  severity: 'warning',
  explanation:
    'A set under one fixed key gets a member from every event and never loses one: each read costs more, each write moves the expiry of all on, ' +
    'and at 400 KB DynamoDB refuses the item, so the detection raises from then on. Keep one item for each entity, with an expiry, instead of ' +
    'one for all.',
  fact: 'An item may have 400 KB, its key and all its attributes together. An add gives the whole set a new expiry.',
  sources: [CACHING_PAGE, DYNAMODB_LIMITS],
  watch,
};

/** Bytes that DynamoDB allows an item, and the share of them from which on there is reason to worry. */
const MOST_BYTES = 400 * 1024;
const MUCH = 0.8;
/** Adds of one call to one key from which on growth can be told from a set that fills up and then stays. */
const FEWEST_ADDS = 20;

interface Growth {
  keys: Set<string>;
  adds: number;
  grown: number;
  members: number;
  size: number;
}

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const growths = new Map<RequestFacts['call'], Growth>();
  return watcherOf(run, {
    request(request) {
      const { call, key, before, after, error } = request;
      if (request.isRead || error !== null || after === null || key === null) return;
      const size = key.length + after.memberCharacters + after.dictionaryCharacters;
      if (call.helper !== 'add_to_string_set' && size < MOST_BYTES * MUCH) return;
      let growth = growths.get(call);
      if (growth === undefined) growths.set(call, (growth = { keys: new Set(), adds: 0, grown: 0, members: 0, size: 0 }));
      if (growth.keys.size < 2) growth.keys.add(key);
      const isLarger = after.members > (before?.members ?? 0);
      growth.adds += 1;
      if (isLarger) growth.grown += 1;
      growth.members = Math.max(growth.members, after.members);
      growth.size = Math.max(growth.size, size);
      if (isLarger || size >= MOST_BYTES * MUCH) seen.add(request);
    },
    findings: () =>
      seen.findings('RC131', ({ call }) => {
        const growth = growths.get(call);
        if (growth === undefined) return null;
        const { keys, adds, grown, members, size } = growth;
        const summary = `${counted(adds, 'write')}, ${counted(members, 'member')}, about ${counted(Math.ceil(size / 1024), 'KB')}.`;
        if (size >= MOST_BYTES * MUCH) return { message: `${nameOf(call)} has filled an item to more than 80 % of the 400 KB that DynamoDB allows.`, summary };
        if (keys.size > 1 || adds < FEWEST_ADDS || grown < adds * MUCH) return null;
        return { message: `${nameOf(call)} adds to one key in every event, and nothing is ever taken out.`, summary, severity: 'info' };
      }),
  });
}
