import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, DYNAMODB_TTL, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC113',
  title: 'Expired value read',
  severity: 'warning',
  explanation:
    'A get without force_ttl_check returns what is stored, also when it has expired: DynamoDB deletes expired items up to two days later, and ' +
    'until then the rule decides by a value that is to be gone. Pass force_ttl_check=True wherever the expiry means something.',
  fact:
    'The documentation says that an item is deleted within 48 hours after its expiry. get_counter, get_string_set and get_dictionary look at ' +
    'expiresAt only if force_ttl_check is true.',
  sources: [CACHING_PAGE, HELPERS, DYNAMODB_TTL],
  watch: null,
};
