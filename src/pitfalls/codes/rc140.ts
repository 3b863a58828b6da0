import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, RULES_PAGES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC140',
  title: 'Many requests for one event',
  severity: 'warning',
  explanation:
    'A helper in a loop makes a request for each element, one after the other, and an event with hundreds of elements may exceed the 15 seconds ' +
    'that a detection has. Pass all members to one add_to_string_set, read one item before the loop, and bound what is looked at.',
  fact:
    'Each helper call is one or two requests, and each is waited for. The documentation warns of the latency of the cache; a detection that runs ' +
    'for 15 seconds is ended.',
  sources: [CACHING_PAGE, RULES_PAGES],
  watch,
};

/** Requests of one line in one event from which on they are a loop that is worth changing. */
const MANY = 10;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const most = new Map<RequestFacts['call'], number>();
  /** Of each call the first request for the present event, and how many there are. */
  const present = new Map<RequestFacts['call'], { first: RequestFacts; count: number }>();
  return watcherOf(run, {
    request(request) {
      const { call, event } = request;
      const known = present.get(call);
      if (known?.first.event !== event) {
        present.set(call, { first: request, count: 1 });
        return;
      }
      known.count += 1;
      if (known.count < MANY) return;
      if (known.count === MANY) seen.add(known.first);
      most.set(call, Math.max(most.get(call) ?? 0, known.count));
    },
    findings: () =>
      seen.findings('RC140', ({ call, events }) => ({
        message: `${nameOf(call)} makes up to ${counted(most.get(call) ?? 0, 'request')} for one event, one after the other.`,
        summary: `In ${counted(events, 'event')} this line made ${MANY} requests or more, ${most.get(call) ?? 0} at most.`,
      })),
  });
}
