import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { Call } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { ENGINE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC129',
  title: 'Set in alert_context',
  severity: 'error',
  explanation:
    'alert_context is written as JSON. With a set in it, such as what get_string_set returns, the whole context is replaced by one field ' +
    '`_error`, and the alert loses what it was to tell. Put sorted(the_set) there.',
  fact:
    'The engine writes the context with json and replaces it by {"_error": …} when that fails. get_string_set and add_to_string_set return ' +
    'Python sets.',
  sources: [ENGINE],
  watch,
};

const READS_SET: ReadonlySet<string | null> = new Set(['get_string_set', 'add_to_string_set', 'remove_from_string_set']);

/** An alert whose context was lost because of a set, where the detection has got a set from the cache for the same event. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests, matched, result }) {
      const got = matched ? requests.findLast(({ call }: { call: Call }) => READS_SET.has(call.helper)) : undefined;
      if (got === undefined) return;
      const lost = result().alert?.context['_error'];
      if (typeof lost === 'string' && lost.includes('type set is not')) seen.add(got);
    },
    findings: () =>
      seen.findings('RC129', ({ events }) => ({
        message: 'alert_context has a set in it, so the whole context is replaced by an error.',
        summary: `${counted(events, 'alert')} lost the context because of a set.`,
      })),
  });
}
