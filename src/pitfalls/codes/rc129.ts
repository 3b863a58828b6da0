import type { Pitfall } from '../pitfall';
import { ENGINE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC129',
  title: 'Set in alert_context',
  severity: 'error',
  explanation:
    'alert_context is written as JSON. With a set in it, such as what get_string_set returns, the whole context is replaced by one field ' +
    '`_error`, and the alert loses what it was to tell. Put sorted(the_set) there.',
  fact:
    'The engine writes the context with json and replaces it by {"_error": …} when that fails. get_string_set and add_to_string_set return ' +
    'Python sets.',
  sources: [ENGINE],
  watch: null,
};
