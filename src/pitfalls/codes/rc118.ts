import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, lasting, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC118',
  title: 'Expiry of a late event is over at once',
  severity: 'warning',
  explanation:
    'An expiry of event time plus n seconds lies in the past for an event that comes more than n seconds late. What it writes is expired at ' +
    'birth: a counter returns 1 for ever, a forced read finds nothing. Use max(event time, now) + n, or leave the counting to Threshold.',
  fact:
    'A write holds an item for live if expiresAt is not before now. Where it is before, increment_counter adds unconditionally and returns val ' +
    'itself.',
  sources: [HELPERS_RUN, CACHING_PAGE],
  watch,
};

/** A set_key_expiration alone may be meant as a deletion; after a write of the same event it is none. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const past = new Map<RequestFacts['call'], number>();
  return watcherOf(run, {
    visit({ requests }) {
      for (const request of requests) {
        const expiry = expirySetBy(request);
        if (expiry === null || expiry >= Math.floor(request.at)) continue;
        if (request.call.helper === 'set_key_expiration' && !requests.some((one) => one.seq < request.seq && one.key === request.key && !one.isRead)) continue;
        seen.add(request);
        past.set(request.call, Math.max(past.get(request.call) ?? 0, request.at - expiry));
      }
    },
    findings: () =>
      seen.findings('RC118', ({ call, times }) => ({
        message: `${nameOf(call)} set an expiry that was already over, by up to ${lasting(past.get(call) ?? 0)}: what it wrote counts as expired from the beginning.`,
        summary: `${counted(times, 'write')} set an expiry in the past.`,
      })),
  });
}
