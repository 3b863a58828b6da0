import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC108',
  title: 'Undefined name after a write',
  severity: 'error',
  explanation:
    'The rule uses a name that is nowhere defined, such as time without its import, or a variable that was called something else two lines ' +
    'above. Python notices only when the line is reached, after a counter was incremented or a set was changed: the event ends in a NameError, ' +
    'and what was written stays. Define or import the name; a test that reaches the line shows it.',
  fact:
    "The documentation's counter example calls time.time() without importing time and compares failure_hourly_count where it has assigned " +
    'hourly_error_count. A request that was made is not taken back when the detection raises.',
  sources: [CACHING_PAGE, HELPERS_RUN],
  watch: null,
};
