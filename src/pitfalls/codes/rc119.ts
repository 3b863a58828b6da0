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

/** Whether the rule asks for the event's time at all, only the source says. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests, eventBody }) {
      const written = requests.filter((request) => {
        const expiry = expirySetBy(request);
        return expiry !== null && !isDefaultExpiry(expiry, request.at);
      });
      if (written.length > 0 && WITHOUT_TIME.test(eventBody())) for (const request of written) seen.add(request);
    },
    findings: () =>
      seen.findings('RC119', ({ call, times, events }) => ({
        message: `${nameOf(call)} wrote for events whose time reads 0: event_time_epoch() + n is n there, which counts from now.`,
        summary: `${counted(times, 'write')} for ${counted(events, 'event')} without a time that can be read.`,
        confirmsOnly: true,
      })),
  });
}
