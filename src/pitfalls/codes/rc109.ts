import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC109',
  title: 'Expiry set back to 90 days',
  severity: 'error',
  explanation:
    'set_key_expiration gives the item a short life, and the next write without epoch_seconds gives it 90 days again: the count of an hour ' +
    'becomes the count of a season. Pass epoch_seconds in each write instead; or call set_key_expiration after every write, not only after the ' +
    'first.',
  fact:
    'There is one expiry an item. Each put, add, remove and increment sets it, to 90 days where nothing is passed. The documentation warns of ' +
    'this order, while its counter example calls set_key_expiration at a count of 1 only.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch: null,
};
