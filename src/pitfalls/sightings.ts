import { EVIDENCE_ENTRIES, EVIDENCE_KEYS } from './finding-types';
import type { DynamicFinding, PitfallCode, PitfallSeverity } from './finding-types';
import type { Call, RequestFacts, Visit } from './request-facts';
import type { PythonError } from '../trace/trace-types';

/** What was seen at one call of a helper. */
export interface Sighting {
  readonly call: Call;
  /** Times that it was seen. */
  readonly times: number;
  /** Different events in which it was seen. */
  readonly events: number;
  readonly entries: readonly number[];
  readonly keys: readonly string[];
}

/** What is said about a sighting. */
export interface Words {
  message: string;
  summary: string;
  severity?: PitfallSeverity;
  confirmsOnly?: true;
}

interface Growing {
  call: Call;
  times: number;
  events: number;
  lastEvent: number;
  entries: number[];
  keys: Set<string>;
}

/** Collects what is seen, call by call, with the first entries and keys that show it. Each costs one look into a map. */
export class Sightings {
  readonly #byCall = new Map<Call, Growing>();
  readonly #raisedAt = new Map<string, Call>();

  add({ call, seq, event, key }: Pick<RequestFacts, 'call' | 'seq' | 'event' | 'key'>): void {
    let growing = this.#byCall.get(call);
    if (growing === undefined) this.#byCall.set(call, (growing = { call, times: 0, events: 0, lastEvent: -1, entries: [], keys: new Set() }));
    growing.times += 1;
    if (event !== growing.lastEvent) growing.events += 1;
    growing.lastEvent = event;
    if (growing.entries.length < EVIDENCE_ENTRIES) growing.entries.push(seq);
    if (key !== null && growing.keys.size < EVIDENCE_KEYS) growing.keys.add(key);
  }

  /** A visit that ended in an error, which counts for the line that raised it. */
  addError({ detection, seq, event }: Visit, { file, line }: PythonError): void {
    const name = JSON.stringify([detection, file, line]);
    let call = this.#raisedAt.get(name);
    if (call === undefined) this.#raisedAt.set(name, (call = { detection, file: file ?? '', line: line ?? 0, helper: null }));
    this.add({ call, seq, event, key: null });
  }

  /** A finding for each call of which `say` has something to say, in the order in which the trace shows them. */
  findings(code: PitfallCode, say: (sighting: Sighting) => Words | null): DynamicFinding[] {
    const inOrder = [...this.#byCall.values()].sort((a, b) => (a.entries[0] ?? 0) - (b.entries[0] ?? 0));
    return inOrder.flatMap((growing) => {
      const sighting = { ...growing, keys: [...growing.keys] };
      const words = say(sighting);
      return words === null ? [] : [findingOf(code, sighting, words)];
    });
  }
}

function findingOf(code: PitfallCode, { call, events, entries, keys }: Sighting, { message, summary, severity, confirmsOnly }: Words): DynamicFinding {
  return {
    code,
    detection: call.detection,
    call: call.file === '' ? null : { path: call.file, line: call.line },
    message,
    ...(severity && { severity }),
    ...(confirmsOnly && { confirmsOnly }),
    evidence: { summary, events, entries, keys },
  };
}

/** `1 event`, `1,200 events`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

/** How a call is named in a sentence. */
export function nameOf({ helper }: Call): string {
  return helper ?? 'A request with boto3';
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;

/** A stretch of time in its largest whole unit: `90 days`, `61 minutes`, `40 seconds`. */
export function lasting(seconds: number): string {
  const whole = Math.round(seconds);
  for (const [length, name] of UNITS) if (whole >= length * 2 || whole === length) return counted(Math.round(whole / length), name);
  return counted(whole, 'second');
}
