import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC126',
  title: 'Event stored in a dictionary',
  severity: 'error',
  explanation:
    'put_dictionary(key, event) raises a ValueError in release 1.0.2: an event, and every dictionary or list that comes out of one, is an ' +
    'immutable wrapper that json does not know. Store event.to_dict(), or better the few fields that are needed.',
  fact: 'The documentation says that events can be cached natively, and its example does it; the published helpers, executed, refuse it.',
  sources: [HELPERS_RUN, CACHING_PAGE],
  watch,
};

/** What json says of an event, or of a part of one that is a dictionary or a list. */
const EVENT = /put_dictionary: .*(?:Object of type (?:Immutable\w+|\w*Event)|EventFacts) is not JSON serializable/;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit(visit) {
      if (!visit.failed) return;
      const { error } = visit.result();
      if (error?.type === 'ValueError' && EVENT.test(error.message)) seen.addError(visit, error);
    },
    findings: () =>
      seen.findings('RC126', ({ events }) => ({
        message: 'put_dictionary was given an event, or a part of one, which release 1.0.2 refuses: the rule ended in a ValueError.',
        summary: `${counted(events, 'event')} ended in a ValueError of put_dictionary.`,
      })),
  });
}
