import type { Pitfall } from '../pitfall';
import { ENGINE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC133',
  title: 'Global from an earlier event',
  severity: 'error',
  explanation:
    'Module globals live from event to event. Where rule() sets one only on some paths, title() or alert_context() of a later alert may show ' +
    "what an earlier event left there: another user's name. Set the globals before the first return, or compute what is needed from the event " +
    'itself.',
  fact:
    "A detection's module is executed once, and its functions are called for many events. Published rules hand values from rule() to title() " +
    'this way.',
  sources: [ENGINE, PUBLISHED_RULES],
  watch: null,
};
