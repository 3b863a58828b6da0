import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC128',
  title: 'Count that is a Decimal',
  severity: 'warning',
  explanation:
    'A count comes back as a Decimal, except for the first one, which is an int. json cannot write it, float arithmetic with it raises a ' +
    'TypeError, and both only from the second event on. Write int(count) where it leaves the comparison.',
  fact: 'boto3 gives numbers of DynamoDB as Decimal; increment_counter returns its own val for a new item.',
  sources: [HELPERS_RUN],
  watch,
};

const DECIMAL = /decimal\.Decimal|Object of type Decimal is not JSON serializable/;

/** Errors and problems of alerts that name a Decimal, where the detection has used the cache for the same event. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit(visit) {
      if (visit.requests.length === 0 || (!visit.failed && !visit.matched)) return;
      const { error, alert } = visit.result();
      for (const one of error === null ? (alert?.problems ?? []) : [error]) if (DECIMAL.test(one.message)) seen.addError(visit, one);
    },
    findings: () =>
      seen.findings('RC128', ({ events }) => ({
        message: 'A count from the cache is a Decimal, which neither json nor arithmetic with floats takes.',
        summary: `${counted(events, 'event')} had an error because of a Decimal.`,
      })),
  });
}
