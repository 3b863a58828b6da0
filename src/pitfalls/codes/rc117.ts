import type { Pitfall } from '../pitfall';
import { CACHING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC117',
  title: 'Expiry from the wall clock',
  severity: 'info',
  explanation:
    'time.time() and datetime.now() are the moment at which the event is processed. For events that come late, or that come again in a replay or ' +
    'a test, the state lives by another clock than the events do. Take event.event_time_epoch() as the base; where events may be later than the ' +
    'state lives, the later one of both.',
  fact:
    'The documentation recommends p_event_time rather than the processing time as the base, because of delays, and so that old events such as ' +
    'those of unit tests do not clutter the cache.',
  sources: [CACHING_PAGE],
  watch: null,
};
