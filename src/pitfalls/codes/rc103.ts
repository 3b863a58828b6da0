import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC103',
  title: 'Moment or row ID in the key',
  severity: 'error',
  explanation:
    'A key with the time of the event, the time of day, or the ID of the row is made once and never again: each event writes an item that no ' +
    'later event finds, and the table fills up. Keep the moment in the value, and let the expiry end the state. Where an hourly or daily bucket ' +
    "is wanted, round the event's time down to it on purpose.",
  fact:
    "The documentation says that timestamps should not be used in keys, as they can hardly be reproduced from later events. The vendor's own " +
    'rules for Systems Manager use buckets of whole hours.',
  sources: [CACHING_PAGE, PUBLISHED_RULES],
  watch: null,
};
