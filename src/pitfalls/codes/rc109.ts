import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, isDefaultExpiry, NINETY_DAYS, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, lasting, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC109',
  title: 'Expiry set back to 90 days',
  severity: 'error',
  explanation:
    'set_key_expiration gives the item a short life, and the next write without epoch_seconds gives it 90 days again: the count of an hour ' +
    'becomes the count of a season. Pass epoch_seconds in each write instead; or call set_key_expiration after every write, not only after the ' +
    'first.',
  fact:
    'There is one expiry an item. Each put, add, remove and increment sets it, to 90 days where nothing is passed. The documentation warns of ' +
    'this order, while its counter example calls set_key_expiration at a count of 1 only.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch,
};

/** A live item whose short life set_key_expiration gave, and which at the end of the event has 90 days. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const lives = new Map<RequestFacts['call'], number>();
  return watcherOf(run, {
    visit({ requests }) {
      for (const request of requests) {
        const expiry = expirySetBy(request);
        const { before, at } = request;
        if (expiry === null || !isDefaultExpiry(expiry, at)) continue;
        if (before?.expirySetBy !== 'set_key_expiration' || before.expiresAt === null || before.expiresAt < Math.floor(at)) continue;
        const life = before.expiresAt - Math.floor(before.expirySetAt);
        if (life >= NINETY_DAYS || requests.some((later) => later.seq > request.seq && later.key === request.key && later.call.helper === 'set_key_expiration')) continue;
        seen.add(request);
        if (!lives.has(request.call)) lives.set(request.call, life);
      }
    },
    findings: () =>
      seen.findings('RC109', ({ call, times }) => ({
        message: `${nameOf(call)} has no epoch_seconds, so it replaces the ${lasting(lives.get(call) ?? 0)} that set_key_expiration gave the item by 90 days.`,
        summary: `${counted(times, 'write')} moved the expiry of a live item to 90 days.`,
      })),
  });
}
