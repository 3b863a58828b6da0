import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC130',
  title: "A put deletes the item's other values",
  severity: 'error',
  explanation:
    'put_dictionary and put_string_set replace the whole item. A counter or set that another line keeps under the same key is gone after it. ' +
    'Give each value its own key.',
  fact:
    'Both are one PutItem with nothing but their own attribute and the expiry; counters and sets are changed by UpdateItem, which leaves other ' +
    'attributes alone.',
  sources: [HELPERS],
  watch: null,
};
