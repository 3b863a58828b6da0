import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { hasExpired, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC112',
  title: 'Expired set comes back',
  severity: 'error',
  explanation:
    'Members of a set that has expired are still stored until DynamoDB deletes the item. An add in these hours merges with them and gives all of ' +
    'them a new life: what was to be forgotten is known again. Read with force_ttl_check=True first, and where that is empty use put_string_set, ' +
    'which replaces the item, instead of add_to_string_set.',
  fact:
    'When the item is not live, add_to_string_set adds to what is stored (from release 0.5.0 on) and returns the union. Release 0.4.0 discarded ' +
    'the old members.',
  sources: [HELPERS, HELPERS_RUN],
  watch,
};

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const firsts = new Map<RequestFacts['call'], number>();
  return watcherOf(run, {
    request(request) {
      const { before, after, at, call } = request;
      if (!hasExpired(before, at) || before.members === 0 || !isMerge(request) || after === null || after.members < before.members) return;
      seen.add(request);
      if (!firsts.has(call)) firsts.set(call, before.members);
    },
    findings: () =>
      seen.findings('RC112', ({ call, times }) => ({
        message: `${nameOf(call)} brought back ${counted(firsts.get(call) ?? 0, 'member')} of a set that had expired, and gave ${firsts.get(call) === 1 ? 'it' : 'them'} a new life.`,
        summary: `${counted(times, 'add')} merged with an expired set.`,
      })),
  });
}

/** A write that left the old members where they were and made the item live again. */
function isMerge({ delta, call, error }: RequestFacts): boolean {
  if (call.helper !== 'add_to_string_set' || error !== null || delta === null || delta === 'delete') return false;
  return delta.set?.['stringSet'] === undefined && delta.drop?.['stringSet'] === undefined;
}
