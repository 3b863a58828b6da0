import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC122',
  title: 'Lost update',
  severity: 'info',
  explanation:
    'get, change, put: two events of the same key that are processed side by side both read the old value, and the second put undoes the first. ' +
    'Use add_to_string_set or increment_counter, which change the item within DynamoDB, or finer keys, so that each event writes an item of its ' +
    'own.',
  fact: 'Detections run in many processes at once, and put_dictionary and put_string_set replace the whole item without a condition.',
  sources: [HELPERS, PUBLISHED_RULES],
  watch,
};

/** Seconds between two events within which they may well be processed side by side. */
const CLOSE = 2;

/** Get and put of one key, by two events in quick succession. Whether the new value is made of the old one, only the source says. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const puts = new Map<string, { at: number; event: number }>();
  return watcherOf(run, {
    visit({ requests }) {
      for (const [number, request] of requests.entries()) {
        const { key, at, event, operation } = request;
        if (key === null || operation !== 'PutItem') continue;
        if (!requests.slice(0, number).some((earlier) => earlier.isRead && earlier.key === key)) continue;
        const last = puts.get(key);
        if (last !== undefined && last.event !== event && at - last.at <= CLOSE) seen.add(request);
        puts.set(key, { at, event });
      }
    },
    findings: () =>
      seen.findings('RC122', ({ call, times }) => ({
        message: `${nameOf(call)} puts what was read before, and another event did so with the same key within ${CLOSE} seconds: side by side, one of the two would be lost.`,
        summary: `${counted(times, 'put')} came within ${CLOSE} seconds of another one of the same key.`,
        confirmsOnly: true,
      })),
  });
}
