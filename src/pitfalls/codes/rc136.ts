import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC136',
  title: 'Reader and writer use different keys',
  severity: 'error',
  explanation:
    'One detection stores under a key that is made one way, and the one that is to find it looks under a key that is made another way: it always ' +
    'finds nothing, without an error, and never alerts. Make the key in one function of a global helper, and call it on both sides.',
  fact:
    'The documentation recommends to keep key functions in a global helper. Two published rules have read keys that no rule writes since their ' +
    'writer was changed.',
  sources: [CACHING_PAGE, PUBLISHED_RULES],
  watch: null,
};
