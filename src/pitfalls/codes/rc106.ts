import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, ENGINE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC106',
  title: 'None in the key',
  severity: 'error',
  explanation:
    'Where the field is absent, `event.get(…)` is None. Joined with + the rule raises a TypeError; in an f-string or format() it becomes the ' +
    'text `None`, and all events without the field share one item: the first of them seems to have been seen before by the second. Return False ' +
    'when the field is missing, before the key is made.',
  fact:
    'get and deep_get return None for what is not there, and an explicit null is None too, whatever the default. The first example of the ' +
    'documentation joins event.get("username") into its key and raises on an event without it.',
  sources: [CACHING_PAGE, ENGINE],
  watch: null,
};
