import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { CACHING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC141',
  title: 'Cache on a log type of many events',
  severity: 'info',
  explanation:
    'A rule that asks the cache for each event of a busy log type adds its requests to every one of them: requests a day are events a day times ' +
    'requests an event, and so are the capacity and the time spent waiting. Filter before the first request, look for a rarer log type, or use ' +
    'Threshold or a scheduled rule.',
  fact:
    'The documentation recommends to use the cache only in detections for log types of which little is ingested, and only when it is absolutely ' +
    'necessary.',
  sources: [CACHING_PAGE],
  watch,
};

const DAY = 86_400;
/** Requests a day of one detection from which on they are many. */
const MANY_A_DAY = 100_000;
/** Events without which there is no rate to speak of; and from which on it is a measure, not a guess. */
const FEWEST = 20;
const ENOUGH = 1_000;
/** Share of events that ask the cache, above which there is no filter before it. */
const MOST = 0.5;

interface Use {
  events: number;
  asking: number;
  requests: number;
  first: number;
  last: number;
  call: RequestFacts['call'] | null;
}

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const uses = new Map<string, Use>();
  return watcherOf(run, {
    visit({ detection, event, at, requests, requestCount }) {
      if (event === 0) return;
      let use = uses.get(detection);
      if (use === undefined) uses.set(detection, (use = { events: 0, asking: 0, requests: 0, first: at, last: at, call: null }));
      use.events += 1;
      use.requests += requestCount;
      use.first = Math.min(use.first, at);
      use.last = Math.max(use.last, at);
      const first = requests[0];
      if (first === undefined) return;
      use.asking += 1;
      use.call ??= first.call;
      if (use.call === first.call) seen.add(first);
    },
    findings: () =>
      seen.findings('RC141', ({ call }) => {
        const use = uses.get(call.detection);
        const days = use === undefined ? 0 : (use.last - use.first) / DAY;
        if (use === undefined || days <= 0 || use.events < FEWEST || use.asking < use.events * MOST) return null;
        const aDay = Math.round(use.requests / days);
        if (aDay < MANY_A_DAY) return null;
        const events = Math.round(use.events / days).toLocaleString('en-US');
        return {
          message: `At this rate the detection makes ${aDay.toLocaleString('en-US')} requests a day to the cache: ${events} events a day, ${(use.requests / use.events).toFixed(1)} requests each.`,
          summary: `${counted(use.requests, 'request')} for ${counted(use.events, 'event')}, of which ${use.asking.toLocaleString('en-US')} asked the cache.`,
          ...(use.events < ENOUGH && { confirmsOnly: true }),
        };
      }),
  });
}
