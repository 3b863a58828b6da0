import type { Pitfall } from '../pitfall';
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
  watch: null,
};
