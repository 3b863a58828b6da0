import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC138',
  title: 'Empty value as a marker',
  severity: 'error',
  explanation:
    'An empty dictionary or set reads like one that is not there: put_dictionary(key, {}) is followed by get_dictionary(key) == {}, and ' +
    'put_string_set(key, []) stores nothing at all. Store something: {"seen": 1}, or a set with one member.',
  fact:
    'get_dictionary returns {} for a missing item, get_string_set an empty set. put_string_set with an empty value removes the attribute, and ' +
    'creates no item.',
  sources: [HELPERS],
  watch,
};

/** An empty value where there was none: one that takes the place of another may be meant as a deletion. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    request(request) {
      const { call, operation, before } = request;
      if (call.helper === 'put_string_set' && operation === 'UpdateItem' && (before === null || before.members === 0)) seen.add(request);
      if (call.helper !== 'put_dictionary' || (before?.dictionaryCharacters ?? 0) > 2) return;
      const { delta } = request;
      if (delta === null || delta === 'delete') return;
      const stored = delta.set?.['dictionary'];
      if (stored !== undefined && 'S' in stored && stored.S === '{}') seen.add(request);
    },
    findings: () =>
      seen.findings('RC138', ({ call, times }) => ({
        message: `${nameOf(call)} stored an empty value, which reads like none at all.`,
        summary: `${counted(times, 'write')} stored an empty value where there was none.`,
      })),
  });
}
