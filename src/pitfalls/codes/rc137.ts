import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { DYNAMODB_READS, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC137',
  title: 'Read right after the write',
  severity: 'warning',
  explanation:
    'A get that follows a write of the same key may still answer what was there before it, since reads are eventually consistent. Use what the ' +
    'write returns: add_to_string_set and remove_from_string_set give the whole set, increment_counter the count.',
  fact: "The helpers' GetItem does not ask for a consistent read, and DynamoDB then may answer with an older state.",
  sources: [HELPERS, DYNAMODB_READS],
  watch,
};

const GETS: ReadonlySet<string | null> = new Set(['get_counter', 'get_string_set', 'get_dictionary', 'check_account_age']);

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests }) {
      for (const [number, { isRead, key, call }] of requests.entries()) {
        const request = requests[number];
        if (request === undefined || !isRead || key === null || !GETS.has(call.helper)) continue;
        const written = requests.slice(0, number).findLast((earlier) => earlier.key === key && !earlier.isRead && earlier.error === null);
        if (written !== undefined && written.call.helper !== 'set_key_expiration') seen.add(request);
      }
    },
    findings: () =>
      seen.findings('RC137', ({ call, times }) => ({
        message: `${nameOf(call)} reads what the same event has just written; DynamoDB may still answer with what was there before.`,
        summary: `${counted(times, 'read')} came after a write of the same key in the same event.`,
      })),
  });
}
