import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, isDefaultExpiry, watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { ENGINE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC119',
  title: 'Event time that reads 0',
  severity: 'warning',
  explanation:
    "event_time_epoch() returns 0 where p_event_time is missing or is written in another form than Panther's own: with T and Z, with an offset, " +
    'as a date alone. 0 plus 3,600 is a small number, which the helpers count from now, so the expiry silently goes by another clock, and a ' +
    'bucket of the time is always the same. Look at the time before it is used.',
  fact: 'The method appends ` UTC` to the text and returns 0 for what then cannot be read; `2023-05-26 20:14:51` can, `2023-05-26T20:14:51Z` cannot.',
  sources: [ENGINE, HELPERS_RUN],
  watch,
};

const WITHOUT_TIME = /^\{"time":"(?:missing|unreadable)"/;

/** 0 as a part of its own, as in `ana:0`: in a key the window of all events without a time; in an event a value that a key may have got. */
const ZERO = /(?<![A-Za-z0-9.-])0(?![A-Za-z0-9.-])/;

/**
 * Writes with an expiry of their own for events without a time, under keys that show that the time was asked for. (The expiry alone does
 * not: n seconds from now may be what was meant.)
 */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests, eventBody }) {
      const written = requests.filter((request) => {
        const expiry = expirySetBy(request);
        return expiry !== null && !isDefaultExpiry(expiry, request.at) && request.key !== null && ZERO.test(request.key);
      });
      if (written.length === 0) return;
      const body = eventBody();
      if (WITHOUT_TIME.test(body) && !ZERO.test(body)) for (const request of written) seen.add(request);
    },
    findings: () =>
      seen.findings('RC119', ({ call, times, events, keys }) => ({
        message: `${nameOf(call)} wrote under ${keys[0] ?? ''} for events whose time reads 0: all of them share this window, and an expiry of 0 + n counts from now.`,
        summary: `${counted(times, 'write')} for ${counted(events, 'event')} without a time that can be read.`,
      })),
  });
}
