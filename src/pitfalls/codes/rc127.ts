import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC127',
  title: 'Values that JSON cannot keep',
  severity: 'error',
  explanation:
    'A dictionary is kept as JSON. A set, a datetime, a Decimal or bytes in it raise a ValueError; keys that are numbers, bools or None come ' +
    'back as texts, and a tuple as a list, so the next look for them finds nothing. Use sorted lists, ISO texts, ints, and text keys.',
  fact:
    'The documentation lists sets, complex numbers, custom objects and keys that are no texts as what cannot be cached. Those keys that json can ' +
    'write are changed without an error.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch,
};

const REFUSED = /put_dictionary: .*Object of type (\w+) is not JSON serializable|put_dictionary: .*(keys must be)/;
/** Events and counts have pitfalls of their own. */
const OTHER = /^(?:Immutable\w+|\w*Event|Decimal)$/;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const types = new Set<string>();
  return watcherOf(run, {
    visit(visit) {
      if (!visit.failed) return;
      const { error } = visit.result();
      const found = error?.type === 'ValueError' ? REFUSED.exec(error.message) : null;
      const type = found?.[1] ?? 'a key that is no text';
      if (error === null || found === null || OTHER.test(type)) return;
      seen.addError(visit, error);
      types.add(type);
    },
    findings: () =>
      seen.findings('RC127', ({ events }) => ({
        message: `put_dictionary was given what JSON cannot keep (${[...types].join(', ')}): the rule ended in a ValueError.`,
        summary: `${counted(events, 'event')} ended in a ValueError of put_dictionary.`,
      })),
  });
}
