import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { readPantherTime } from '../../clock/panther-time';
import { expirySetBy, isDefaultExpiry, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, lasting, nameOf, Sightings } from '../sightings';
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
  watch,
};

const EVENT_TIME = /"p_event_time"\s*:\s*"([^"\\]*)"/;

/** Writes of a call that are looked at: reading a time costs more than all else. */
const MOST_WRITES = 10_000;

interface Lives {
  fromClock: Set<number>;
  fromEvent: Set<number>;
  latest: number;
  writes: number;
}

/** Expiries that are always as far from the clock, while they are not from the events' times. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const calls = new Map<RequestFacts['call'], Lives>();
  return watcherOf(run, {
    visit({ requests, eventBody }) {
      for (const request of requests) {
        const expiry = expirySetBy(request);
        const { call, at } = request;
        if (expiry === null || isDefaultExpiry(expiry, at)) continue;
        let lives = calls.get(call);
        if (lives === undefined) calls.set(call, (lives = { fromClock: new Set(), fromEvent: new Set(), latest: 0, writes: 0 }));
        lives.writes += 1;
        if (lives.fromClock.size > 1 || lives.writes > MOST_WRITES) continue;
        const time = readPantherTime(EVENT_TIME.exec(eventBody())?.[1] ?? '');
        if (time === null) continue;
        // Two different ones say all there is to know.
        if (lives.fromClock.size < 2) lives.fromClock.add(expiry - Math.floor(at));
        if (lives.fromEvent.size < 2) lives.fromEvent.add(expiry - Math.floor(time));
        lives.latest = Math.max(lives.latest, at - time);
        if (at - time >= 1) seen.add(request);
      }
    },
    findings: () =>
      seen.findings('RC117', ({ call, times }) => {
        const lives = calls.get(call);
        if (lives?.fromClock.size !== 1 || lives.fromEvent.size < 2) return null;
        return {
          message: `${nameOf(call)} counts the expiry from the moment of processing: for events that come late, it is later than their own time says.`,
          summary: `${counted(times, 'write')} for late events, up to ${lasting(lives.latest)} late, set an expiry that counts from the clock.`,
          confirmsOnly: true,
        };
      }),
  });
}
