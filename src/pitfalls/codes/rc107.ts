import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { DYNAMODB_LIMITS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC107',
  title: 'Key that is empty or no text',
  severity: 'error',
  explanation:
    'DynamoDB takes only a text of 1 to 2,048 bytes as the key. For an empty text, None, a number or a list the helper raises a ClientError ' +
    '(ValidationException), and the detection ends in an error instead of an answer. Make a text of it, and return False where there is nothing ' +
    'to make it of.',
  fact:
    "The table's hash key is of type string. A key of another type does not match the schema, an empty or too long one is refused; the helpers " +
    'pass such errors on.',
  sources: [HELPERS_RUN, DYNAMODB_LIMITS],
  watch,
};

/** Operations that have one key. */
const WITH_KEY: ReadonlySet<RequestFacts['operation']> = new Set<RequestFacts['operation']>(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    request(request) {
      if (request.key === null && request.error === 'ValidationException' && WITH_KEY.has(request.operation)) seen.add(request);
    },
    findings: () =>
      seen.findings('RC107', ({ call, times, entries: [first] }) => ({
        message: `${nameOf(call)} was given a key that DynamoDB refuses: ${(run.trace.row(first ?? 0).errorLine ?? '').replace(/\.$/, '')}.`,
        summary: `${counted(times, 'request')} ended in a ValidationException because of the key.`,
      })),
  });
}
