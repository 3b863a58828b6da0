import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { Call } from '../request-facts';
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

/** What Python says where a text and None are joined. */
const NOT_JOINED = 'can only concatenate str (not "NoneType") to str';
/** A key is made at most so many lines before the call that it is for. */
const CLOSE = 8;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const raised = new Sightings();
  const calls = new Set<Call>();
  return watcherOf(run, {
    request(request) {
      calls.add(request.call);
      if (request.key?.includes('None') === true && NONE.test(request.key)) seen.add(request);
    },
    visit(visit) {
      if (!visit.failed) return;
      const { error } = visit.result();
      if (error?.type === 'TypeError' && error.message === NOT_JOINED) raised.addError(visit, error);
    },
    findings: () => [
      ...seen.findings('RC106', ({ call, times, events, keys }) => ({
        message: `${nameOf(call)} uses the key ${keys[0] ?? ''}: a field of the event was absent, and all events without it share this item.`,
        summary: `${counted(times, 'request')} in ${counted(events, 'event')} had None in the key.`,
      })),
      ...raised.findings('RC106', ({ call: { detection, file, line }, events }) =>
        [...calls].some((call) => call.detection === detection && call.file === file && call.line >= line && call.line - line <= CLOSE)
          ? {
              message: 'A text was joined with None where the key is made: a field of the event was absent, and the rule ended in a TypeError.',
              summary: `${counted(events, 'event')} ended in a TypeError before the cache was asked.`,
            }
          : null,
      ),
    ],
  });
}
