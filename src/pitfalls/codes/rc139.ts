import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, isDefaultExpiry, watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC139',
  title: 'No expiry given',
  severity: 'info',
  explanation:
    'Without epoch_seconds an item lives for 90 days from its last write. That may be as intended; often the state of an hour stays for a ' +
    'season, the table fills up, and old values decide about new events. Say how long it is to live.',
  fact: 'The documentation names 90 days as the default of all entries, and expiry as the way to keep the table clean.',
  sources: [CACHING_PAGE, HELPERS],
  watch,
};

/** 90 days that are given look the same as none given, so the source has to say it. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests }) {
      for (const request of requests) {
        const expiry = expirySetBy(request);
        if (expiry === null || !isDefaultExpiry(expiry, request.at)) continue;
        if (!requests.some((later) => later.seq > request.seq && later.key === request.key && expirySetBy(later) !== null)) seen.add(request);
      }
    },
    findings: () =>
      seen.findings('RC139', ({ call, times }) => ({
        message: `What ${nameOf(call)} writes lives for 90 days.`,
        summary: `${counted(times, 'write')} left an item with 90 days to live.`,
        confirmsOnly: true,
      })),
  });
}
