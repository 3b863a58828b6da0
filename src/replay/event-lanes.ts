import type { EpochSeconds } from '../clock/clock-types';
import type { JsonObject } from '../trace/item';
import { eventTextAt, kindAt } from '../trace/segment';
import type { Trace } from '../trace/trace';

/** Marks in the order of the trace: times that mostly grow, and the sequence numbers of their entries. */
export interface Marks {
  readonly at: EpochSeconds[];
  readonly seq: number[];
}

/** The events of one log type, and the matches that they led to. */
export interface EventLane {
  /** '' for events without one. */
  readonly logType: string;
  readonly events: Marks;
  readonly alerts: Marks;
}

const newMarks = (): Marks => ({ at: [], seq: [] });

function mark({ at, seq }: Marks, time: EpochSeconds, entry: number): void {
  at.push(time);
  seq.push(entry);
}

/** The lanes of a trace's log types. Grows with the trace, so that no event is read twice. */
export class EventLanes {
  #trace: Trace | null = null;
  #length = 0;
  #alerts = 0;
  #lanes = new Map<string, EventLane>();
  /** By event number − 1. */
  #ofEvent: EventLane[] = [];

  /** Whether the lanes of a trace would be all that there is of it. */
  isWhole(trace: Trace): boolean {
    return this.#trace !== null && trace.hasGrownFrom(this.#trace) && this.#length >= trace.length;
  }

  /**
   * The lanes of a trace in order of their names; they are filled further when the trace grows. At most `most` entries are read
   * that were not read before: what is behind them comes with the next call.
   */
  of(trace: Trace, most = Infinity): readonly EventLane[] {
    const places = trace.places();
    if (this.#trace === null || !trace.hasGrownFrom(this.#trace)) {
      this.#lanes = new Map();
      this.#ofEvent = [];
      this.#length = this.#alerts = 0;
    }
    this.#trace = trace;
    const until = Math.min(trace.length, this.#length + most);
    trace.forEach(this.#length, (segment, index, seq) => {
      if (kindAt(segment, index) !== 'event') return;
      const lane = this.#lane(logTypeOf(eventTextAt(segment, index)));
      this.#ofEvent.push(lane);
      mark(lane.events, segment.at[index] ?? 0, seq);
    }, until);
    this.#length = until;
    const { alerts } = places;
    for (let moment = alerts[this.#alerts]; moment !== undefined && moment <= until; moment = alerts[++this.#alerts]) {
      const lane = this.#ofEvent[places.eventAt(moment) - 1];
      if (lane) mark(lane.alerts, trace.at(moment - 1), moment - 1);
    }
    return [...this.#lanes.values()].sort((a, b) => (a.logType < b.logType ? -1 : 1));
  }

  #lane(logType: string): EventLane {
    const known = this.#lanes.get(logType);
    if (known) return known;
    const lane = { logType, events: newMarks(), alerts: newMarks() };
    this.#lanes.set(logType, lane);
    return lane;
  }
}

const NAME = '"p_log_type"';
const NAMED = /"p_log_type"\s*:\s*"([^"\\]*)"/;

/** The log type of an event in its text, which is parsed only where the name is in it more than once or not plainly. */
function logTypeOf(text: string): string {
  const first = text.indexOf(NAME);
  if (first < 0) return '';
  const plain = text.includes(NAME, first + 1) ? null : NAMED.exec(text);
  if (plain?.[1] !== undefined && !text.slice(1, first).includes('{')) return plain[1];
  const { p_log_type: logType } = JSON.parse(text) as JsonObject;
  return typeof logType === 'string' ? logType : '';
}
