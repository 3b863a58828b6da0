import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC102',
  title: 'Written before it is checked',
  severity: 'error',
  explanation:
    'The value is stored first and looked for afterwards, so the check finds what the same event has just put there: `if v in ' +
    'add_to_string_set(key, v)` is always true. And where a match resets the set, the write before it was for nothing. Read the set, check, and ' +
    'only then add, on the path on which the value is to be remembered.',
  fact:
    "add_to_string_set returns the whole set with the new members in it. The documentation's second remark about its bad example is the add that " +
    'comes before the check and is undone by a reset.',
  sources: [CACHING_PAGE, HELPERS],
  watch: null,
};
