import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC118',
  title: 'Expiry of a late event is over at once',
  severity: 'warning',
  explanation:
    'An expiry of event time plus n seconds lies in the past for an event that comes more than n seconds late. What it writes is expired at ' +
    'birth: a counter returns 1 for ever, a forced read finds nothing. Use max(event time, now) + n, or leave the counting to Threshold.',
  fact:
    'A write holds an item for live if expiresAt is not before now. Where it is before, increment_counter adds unconditionally and returns val ' +
    'itself.',
  sources: [HELPERS_RUN, CACHING_PAGE],
  watch: null,
};
