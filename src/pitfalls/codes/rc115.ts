import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC115',
  title: '0 does not mean never',
  severity: 'error',
  explanation:
    '0 seconds is no switch that turns the expiry off: a number that small counts from now, so the item expires in the second in which it is ' +
    'written, and a negative one has expired before. Leave epoch_seconds out for 90 days, or give a moment that is far enough away.',
  fact:
    'A number below 1,000,000,000 is added to the present time. The text that comes with the helpers says that 0 disables the expiry; the code ' +
    'does not do that.',
  sources: [HELPERS],
  watch,
};

/** A set_key_expiration alone may be meant as a deletion; after a write of the same event it is none. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const later = new Set<object>();
  return watcherOf(run, {
    visit({ requests }) {
      for (const request of requests) {
        const expiry = expirySetBy(request);
        if (expiry === null) continue;
        if (expiry !== Math.floor(request.at)) later.add(request.call);
        else if (request.call.helper !== 'set_key_expiration' || requests.some((one) => one.seq < request.seq && one.key === request.key && one.hasChanged)) seen.add(request);
      }
    },
    findings: () =>
      seen.findings('RC115', ({ call, times }) =>
        // A moment that was worked out may happen to be now.
        later.has(call)
          ? null
          : {
              message: `${nameOf(call)} let its item expire in the very second of the write: 0 seconds mean now, not never.`,
              summary: `${counted(times, 'write')} set an expiry of 0 seconds.`,
            },
      ),
  });
}
