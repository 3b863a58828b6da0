import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC123',
  title: 'Check, then act',
  severity: 'info',
  explanation:
    'Between the read and the write that depends on it another run may do the same: both are `the first`. Decide by what the write itself ' +
    'returns, such as the count that increment_counter gives, and let deduplication take care of the alert that may come twice.',
  fact:
    'A read and a later write are two requests. Even increment_counter is two for a new item, so that two first increments at the same time both ' +
    'return 1.',
  sources: [HELPERS],
  watch: null,
};
