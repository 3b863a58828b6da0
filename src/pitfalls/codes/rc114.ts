import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, isDefaultExpiry, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS, HELPERS_RUN, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC114',
  title: 'None does not keep the expiry',
  severity: 'error',
  explanation:
    'epoch_seconds=None reads like `leave the expiry as it is`, and never is. put_dictionary, put_string_set and every write of a live item take ' +
    'it as 90 days; an increment or add of a new item makes one without any expiry, which is never deleted, and whose increments all return 1. ' +
    'To keep an expiry, work it out again from something that does not move, such as the hour that is in the key.',
  fact:
    'The helpers turn an epoch_seconds that is no number into 90 days from now; the unconditional second write of increment_counter and ' +
    'add_to_string_set leaves the expiry out for None. Without expiresAt the condition of the first write never holds.',
  sources: [HELPERS, HELPERS_RUN, PUBLISHED_RULES],
  watch,
};

const ADDING: ReadonlySet<string | null> = new Set(['increment_counter', 'add_to_string_set']);

/** An item that a helper made without an expiry; and a call that gives a new item its own expiry, and from then on 90 days. */
function watch(run: WatchedRun): Watcher {
  const endless = new Sightings();
  const lengthened = new Sightings();
  /** Calls that also shorten 90 days to less: they work the lifetime out from the event. */
  const varying = new Set<RequestFacts['call']>();
  return watcherOf(run, {
    request(request) {
      const { call, at, before, after, hasChanged } = request;
      if (!hasChanged || after === null || call.helper === null) return;
      if (ADDING.has(call.helper) && after.expiresAt === null) endless.add(request);
      const expiry = expirySetBy(request);
      if (expiry === null || call.helper === 'set_key_expiration' || before?.expiresAt == null || before.expiresAt < Math.floor(at) || before.expirySetBy !== call.helper) return;
      const wasDefault = isDefaultExpiry(before.expiresAt, before.expirySetAt);
      const isDefault = isDefaultExpiry(expiry, at);
      if (wasDefault && !isDefault) varying.add(call);
      else if (isDefault && !wasDefault) lengthened.add(request);
    },
    findings: () => [
      ...endless.findings('RC114', ({ call, times }) => ({
        message: `${nameOf(call)} wrote an item without any expiry: with epoch_seconds=None a new item gets none, and is never deleted.`,
        summary: `${counted(times, 'write')} left an item that never expires.`,
      })),
      ...lengthened.findings('RC114', ({ call, times }) =>
        varying.has(call)
          ? null
          : {
              message: `${nameOf(call)} gave an item its own expiry first and 90 days later: epoch_seconds=None does not keep what was set.`,
              summary: `${counted(times, 'write')} replaced a shorter expiry by 90 days.`,
            },
      ),
    ],
  });
}
