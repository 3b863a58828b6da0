import type { Pitfall } from '../pitfall';
import { HELPERS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC111',
  title: 'Expired counter goes on',
  severity: 'error',
  explanation:
    'An expired counter is still there until DynamoDB deletes it, hours later. The first increment after the expiry returns 1, as if it had ' +
    'begun anew, but is added to the old count: the one after that returns the old count and two more, and a threshold is met out of nothing. ' +
    'Put the period into the key as a bucket; or read with force_ttl_check=True first and reset_counter when that says 0.',
  fact:
    'When the item is not live, releases from 0.5.0 on add val to what is stored and return val itself: stored 9, they return 1, then 11. ' +
    'Releases 0.2.0 to 0.4.0 began anew.',
  sources: [HELPERS, HELPERS_RUN],
  watch: null,
};
