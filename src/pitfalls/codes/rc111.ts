import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { hasExpired, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC111',
  title: 'Expired counter goes on',
  severity: 'error',
  explanation:
    'An expired counter is still there until DynamoDB deletes it, hours later. The first increment after the expiry returns 1, as if it had ' +
    'begun anew, but is added to the old count: the one after that returns the old count and two more, and a threshold is met out of nothing. ' +
    'Put the period into the key as a bucket; or read with force_ttl_check=True first and reset_counter when that says 0.',
  fact:
    'When the item is not live, releases from 0.5.0 on add val to what is stored and return val itself: stored 9, they return 1, then 11. ' +
    'Releases 0.2.0 to 0.4.0 began anew.',
  sources: [HELPERS, HELPERS_RUN],
  watch,
};

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const firsts = new Map<RequestFacts['call'], { from: number; to: number }>();
  return watcherOf(run, {
    request(request) {
      const { before, after, at, call } = request;
      if (!hasExpired(before, at) || before.count === null || after?.count == null || request.isRead) return;
      // A release that begins anew sets the count to what was to be added.
      if (before.count <= 0 || after.count <= before.count) return;
      seen.add(request);
      if (!firsts.has(call)) firsts.set(call, { from: before.count, to: after.count });
    },
    findings: () =>
      seen.findings('RC111', ({ call, times }) => {
        const { from, to } = firsts.get(call) ?? { from: 0, to: 0 };
        return {
          message: `${nameOf(call)} went on with a count that had expired at ${from}: it returned ${to - from} and stored ${to}, so the next call returns more than ${to}.`,
          summary: `${counted(times, 'increment')} added to an expired count.`,
        };
      }),
  });
}
