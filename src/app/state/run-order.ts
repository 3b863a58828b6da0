import { arrivalOrder, lateSeconds } from '../../clock/arrival';
import type { EpochSeconds } from '../../clock/clock-types';
import { hashText } from '../../clock/hash';
import type { RunSettings } from '../../trace/trace-types';
import type { Breathe } from '../../workspace/share/breathe';
import { enabledPlaces } from '../../workspace/event-facts';
import type { EventRow } from '../../workspace/workspace-types';

/** How a run takes the events of a list. */
export interface RunOrder {
  /** The places of the enabled events in the list, in the order in which they are run. */
  readonly places: Uint32Array;
  /** Seconds by which each of them, in that order, comes after its time; null where events come in order. */
  readonly late: Float64Array | null;
}

type ArrivalSettings = Pick<RunSettings, 'eventsArrive' | 'longestDelaySeconds' | 'seed'>;

/** What decides about the arrival of an event. */
const arrivals = new WeakMap<EventRow, { time: EpochSeconds | null; hash: number }>();
/** An order, and the settings that it was made with. */
interface KnownOrder {
  readonly name: string;
  readonly order: RunOrder;
}

/**
 * The last two orders of each list, the newer one first: panels ask with the settings of the trace, and what comes before Run with
 * those on the screen.
 */
const orders = new WeakMap<readonly EventRow[], readonly KnownOrder[]>();

function arrivalOf(row: EventRow): { time: EpochSeconds | null; hash: number } {
  const known = arrivals.get(row);
  if (known !== undefined) return known;
  const arrival = { time: row.epoch, hash: hashText(row.text) };
  arrivals.set(row, arrival);
  return arrival;
}

/** The order in which a run with these settings takes a list of events. The same object as long as both stay the same. */
export function runOrder(rows: readonly EventRow[], settings: ArrivalSettings): RunOrder {
  const { eventsArrive, longestDelaySeconds, seed } = settings;
  const name = eventsArrive === 'in order' ? '' : `${seed}/${longestDelaySeconds}`;
  const known = orders.get(rows) ?? [];
  const asked = known.find((one) => one.name === name) ?? { name, order: newOrder(rows, settings) };
  const other = known.find((one) => one !== asked);
  orders.set(rows, other === undefined ? [asked] : [asked, other]);
  return asked.order;
}

function newOrder(rows: readonly EventRow[], settings: ArrivalSettings): RunOrder {
  const places = enabledPlaces(rows);
  return settings.eventsArrive === 'in order' ? { places, late: null } : lateOrder(rows, places, settings);
}

function lateOrder(rows: readonly EventRow[], enabled: Uint32Array, { longestDelaySeconds, seed }: ArrivalSettings): RunOrder {
  const eventTimes: (EpochSeconds | null)[] = [];
  const delays = new Float64Array(enabled.length);
  enabled.forEach((place, index) => {
    const row = rows[place];
    if (row === undefined) return;
    const { time, hash } = arrivalOf(row);
    eventTimes.push(time);
    delays[index] = lateSeconds(hash, seed, longestDelaySeconds);
  });
  const order = arrivalOrder(eventTimes, delays);
  return { places: order.map((index) => enabled[index] ?? 0), late: Float64Array.from(order, (index) => delays[index] ?? 0) };
}

/** Events that are read before the page may answer. */
const AT_ONCE = 500;

/** Reads what decides about the order of late events, a little at a time, so that runOrder finds it. Rejects where `breathe` does. */
export async function readArrivals(rows: readonly EventRow[], breathe: Breathe): Promise<void> {
  for (const [index, row] of rows.entries()) {
    arrivalOf(row);
    if (index % AT_ONCE === 0) await breathe();
  }
}

/** For each row of the list the number (from 1) that its event has in the run; 0 for those that are switched off. */
export function runNumbers(rows: readonly EventRow[], { places }: RunOrder): Uint32Array {
  const numbers = new Uint32Array(rows.length);
  places.forEach((place, index) => {
    numbers[place] = index + 1;
  });
  return numbers;
}

/** How late the events of these texts come: see lateSeconds. Undefined where none is late. */
export function lateOf(texts: readonly string[], { eventsArrive, longestDelaySeconds, seed }: ArrivalSettings): Float64Array | undefined {
  return eventsArrive === 'in order' ? undefined : Float64Array.from(texts, (text) => lateSeconds(hashText(text), seed, longestDelaySeconds));
}
