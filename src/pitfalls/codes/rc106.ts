import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, ENGINE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC106',
  title: 'None in the key',
  severity: 'error',
  explanation:
    'Where the field is absent, `event.get(…)` is None. Joined with + the rule raises a TypeError; in an f-string or format() it becomes the ' +
    'text `None`, and all events without the field share one item: the first of them seems to have been seen before by the second. Return False ' +
    'when the field is missing, before the key is made.',
  fact:
    'get and deep_get return None for what is not there, and an explicit null is None too, whatever the default. The first example of the ' +
    'documentation joins event.get("username") into its key and raises on an event without it.',
  sources: [CACHING_PAGE, ENGINE],
  watch,
};

/** `None` as a part of its own: `user:None`, not `NoneSuch`. */
const NONE = /(?<![A-Za-z0-9])None(?![A-Za-z0-9])/;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    request(request) {
      if (request.key?.includes('None') === true && NONE.test(request.key)) seen.add(request);
    },
    findings: () =>
      seen.findings('RC106', ({ call, times, events, keys }) => ({
        message: `${nameOf(call)} uses the key ${keys[0] ?? ''}: a field of the event was absent, and all events without it share this item.`,
        summary: `${counted(times, 'request')} in ${counted(events, 'event')} had None in the key.`,
      })),
  });
}
