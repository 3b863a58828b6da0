import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC127',
  title: 'Values that JSON cannot keep',
  severity: 'error',
  explanation:
    'A dictionary is kept as JSON. A set, a datetime, a Decimal or bytes in it raise a ValueError; keys that are numbers, bools or None come ' +
    'back as texts, and a tuple as a list, so the next look for them finds nothing. Use sorted lists, ISO texts, ints, and text keys.',
  fact:
    'The documentation lists sets, complex numbers, custom objects and keys that are no texts as what cannot be cached. Those keys that json can ' +
    'write are changed without an error.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch: null,
};
