import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, RULES_PAGES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC140',
  title: 'Many requests for one event',
  severity: 'warning',
  explanation:
    'A helper in a loop makes a request for each element, one after the other, and an event with hundreds of elements may exceed the 15 seconds ' +
    'that a detection has. Pass all members to one add_to_string_set, read one item before the loop, and bound what is looked at.',
  fact:
    'Each helper call is one or two requests, and each is waited for. The documentation warns of the latency of the cache; a detection that runs ' +
    'for 15 seconds is ended.',
  sources: [CACHING_PAGE, RULES_PAGES],
  watch: null,
};
