import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC108',
  title: 'Undefined name after a write',
  severity: 'error',
  explanation:
    'The rule uses a name that is nowhere defined, such as time without its import, or a variable that was called something else two lines ' +
    'above. Python notices only when the line is reached, after a counter was incremented or a set was changed: the event ends in a NameError, ' +
    'and what was written stays. Define or import the name; a test that reaches the line shows it.',
  fact:
    "The documentation's counter example calls time.time() without importing time and compares failure_hourly_count where it has assigned " +
    'hourly_error_count. A request that was made is not taken back when the detection raises.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch,
};

const UNDEFINED: ReadonlySet<string> = new Set(['NameError', 'UnboundLocalError']);

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const messages = new Map<RequestFacts['call'], string>();
  return watcherOf(run, {
    visit({ requests, failed, result }) {
      const write = failed ? requests.findLast(({ hasChanged }) => hasChanged) : undefined;
      if (write === undefined) return;
      const { error } = result();
      if (error === null || !UNDEFINED.has(error.type)) return;
      seen.add(write);
      messages.set(write.call, `${error.type}: ${error.message}${error.line === null ? '' : ` (line ${error.line})`}`);
    },
    findings: () =>
      seen.findings('RC108', ({ call, times }) => ({
        message: `${nameOf(call)} had written when the rule ended in ${messages.get(call) ?? 'an error'}; what it wrote stays.`,
        summary: `${counted(times, 'event')} ended in an undefined name after a write.`,
      })),
  });
}
