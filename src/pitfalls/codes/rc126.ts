import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC126',
  title: 'Event stored in a dictionary',
  severity: 'error',
  explanation:
    'put_dictionary(key, event) raises a ValueError in release 1.0.2: an event, and every dictionary or list that comes out of one, is an ' +
    'immutable wrapper that json does not know. Store event.to_dict(), or better the few fields that are needed.',
  fact: 'The documentation says that events can be cached natively, and its example does it; the published helpers, executed, refuse it.',
  sources: [HELPERS_RUN, CACHING_PAGE],
  watch: null,
};
