import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC139',
  title: 'No expiry given',
  severity: 'info',
  explanation:
    'Without epoch_seconds an item lives for 90 days from its last write. That may be as intended; often the state of an hour stays for a ' +
    'season, the table fills up, and old values decide about new events. Say how long it is to live.',
  fact: 'The documentation names 90 days as the default of all entries, and expiry as the way to keep the table clean.',
  sources: [CACHING_PAGE, HELPERS],
  watch: null,
};
