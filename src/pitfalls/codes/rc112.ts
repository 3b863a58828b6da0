import type { Pitfall } from '../pitfall';
import { HELPERS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC112',
  title: 'Expired set comes back',
  severity: 'error',
  explanation:
    'Members of a set that has expired are still stored until DynamoDB deletes the item. An add in these hours merges with them and gives all of ' +
    'them a new life: what was to be forgotten is known again. Read with force_ttl_check=True first, and where that is empty use put_string_set, ' +
    'which replaces the item, instead of add_to_string_set.',
  fact:
    'When the item is not live, add_to_string_set adds to what is stored (from release 0.5.0 on) and returns the union. Release 0.4.0 discarded ' +
    'the old members.',
  sources: [HELPERS, HELPERS_RUN],
  watch: null,
};
