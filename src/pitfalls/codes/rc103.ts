import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts, Visit } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC103',
  title: 'Moment or row ID in the key',
  severity: 'error',
  explanation:
    'A key with the time of the event, the time of day, or the ID of the row is made once and never again: each event writes an item that no ' +
    'later event finds, and the table fills up. Keep the moment in the value, and let the expiry end the state. Where an hourly or daily bucket ' +
    "is wanted, round the event's time down to it on purpose.",
  fact:
    "The documentation says that timestamps should not be used in keys, as they can hardly be reproduced from later events. The vendor's own " +
    'rules for Systems Manager use buckets of whole hours.',
  sources: [CACHING_PAGE, PUBLISHED_RULES],
  watch,
};

/** Events from which on it says something that no key ever came again, and the share of keys that have to name their moment. */
const FEWEST = 20;
const MOST = 0.9;
const ROW_ID = /"p_row_id"\s*:\s*"([^"\\]{8,})"/;
const EVENT_TIME = /"p_event_time"\s*:\s*"[0-9-]{10}[ T]([0-9:]{8})/;

interface Keys {
  seen: Set<string>;
  events: number;
  lastEvent: number;
  withMoment: number;
  /** A key came again in a later event, so all this is beside the point. */
  again: boolean;
}

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const calls = new Map<RequestFacts['call'], Keys>();
  return watcherOf(run, {
    visit(visit) {
      for (const request of visit.requests) {
        const { call, key, event } = request;
        if (key === null) continue;
        let keys = calls.get(call);
        if (keys === undefined) calls.set(call, (keys = { seen: new Set(), events: 0, lastEvent: -1, withMoment: 0, again: false }));
        if (keys.again || keys.lastEvent === event) continue;
        keys.again = keys.seen.has(key);
        if (keys.again) keys.seen.clear();
        else keys.seen.add(key);
        keys.lastEvent = event;
        keys.events += 1;
        if (!namesMoment(key, visit)) continue;
        keys.withMoment += 1;
        seen.add(request);
      }
    },
    findings: () =>
      seen.findings('RC103', ({ call, keys: [key] }) => {
        const keys = calls.get(call);
        if (keys === undefined || keys.again || keys.events < FEWEST || keys.withMoment < keys.events * MOST) return null;
        return {
          message: `${nameOf(call)} uses keys that name the moment or the row of their event, such as ${key ?? ''}: none of them is ever found again.`,
          summary: `${counted(keys.events, 'event')}, as many different keys, none used by two events.`,
        };
      }),
  });
}

/** Whether a key has in it the second of its event, or the ID of its row. A bucket, such as an hour, has not. */
function namesMoment(key: string, { at, eventBody }: Visit): boolean {
  const body = eventBody();
  const time = EVENT_TIME.exec(body)?.[1];
  if (key.includes(String(Math.floor(at))) || (time !== undefined && key.includes(time))) return true;
  const row = ROW_ID.exec(body)?.[1];
  return row !== undefined && key.includes(row);
}
