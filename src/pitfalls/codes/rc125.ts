import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS_RUN, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC125',
  title: 'Set members that are no text',
  severity: 'error',
  explanation:
    'A member that is None, a float, or a number among texts raises a TypeError before anything is sent. Numbers alone make a set of numbers: ' +
    'they come back as Decimal, and a text can never be added to it. Make texts of all members, and drop the empty ones first.',
  fact:
    'DynamoDB has sets of texts and sets of numbers, not of both; boto3 refuses None, floats and mixed sets, and the service an ADD to a set of ' +
    'the other type.',
  sources: [HELPERS_RUN, PUBLISHED_RULES],
  watch,
};

/** What boto3 says of a set that has None in it, or both texts and numbers. */
const REFUSED = /^Unsupported type "<class 'set'>"/;
const STORING: ReadonlySet<string | null> = new Set(['put_string_set', 'add_to_string_set']);

function watch(run: WatchedRun): Watcher {
  const numbers = new Sightings();
  const refused = new Sightings();
  return watcherOf(run, {
    request(request) {
      if (!STORING.has(request.call.helper)) return;
      const { delta } = request;
      if (delta === null || delta === 'delete') return;
      const stored = delta.set?.['stringSet'];
      if (stored !== undefined && 'NS' in stored) numbers.add(request);
    },
    visit(visit) {
      if (!visit.failed) return;
      const { error } = visit.result();
      if (error?.type === 'TypeError' && REFUSED.test(error.message)) refused.addError(visit, error);
    },
    findings: () => [
      ...numbers.findings('RC125', ({ call, times }) => ({
        message: `${nameOf(call)} stored a set of numbers, which comes back as Decimals, and to which no text can be added.`,
        summary: `${counted(times, 'set')} of numbers.`,
      })),
      ...refused.findings('RC125', ({ events }) => ({
        message: 'A set with a member that is no text, such as None, cannot be stored: the rule ended in a TypeError.',
        summary: `${counted(events, 'event')} ended in a TypeError because of a member.`,
      })),
    ],
  });
}
