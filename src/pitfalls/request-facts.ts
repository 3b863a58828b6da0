import type { EpochSeconds } from '../clock/clock-types';
import { deltaAt, errorAt, kindAt, resultAt, resultPartsAt, textAt, textOf } from '../trace/segment';
import { OPERATION_CODES } from '../trace/segment-codes';
import type { DetectionResult, ItemDelta, Operation, TraceSegment } from '../trace/trace-types';
import type { DynamicFinding } from './finding-types';
import { changedState, stateOf, withNewNumbers } from './key-state';
import type { ChangeOrigin, KeyState } from './key-state';
import type { WatchedRun, Watcher } from './pitfall';

const READS: ReadonlySet<Operation> = new Set<Operation>(['GetItem', 'Query', 'Scan', 'DescribeTable']);

/** Requests of one detection for one event that are looked at together. */
const MOST_OF_A_VISIT = 200;

/** A place at which a detection's code calls a helper; one object for all requests that come from there. */
export interface Call {
  readonly detection: string;
  /** '' and 0: unknown. */
  readonly file: string;
  readonly line: number;
  /** null: boto3 itself. */
  readonly helper: string | null;
}

/** A request, with what became of its item. */
export interface RequestFacts {
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly event: number;
  readonly call: Call;
  readonly operation: Operation;
  readonly isRead: boolean;
  readonly key: string | null;
  /** Short name of the DynamoDB error; null: none. */
  readonly error: string | null;
  /** The item is different afterwards. */
  readonly hasChanged: boolean;
  /** How it changed; parsed where it is asked for. */
  readonly delta: ItemDelta | null;
  /** The item before and after it; null: there is none. */
  readonly before: KeyState | null;
  readonly after: KeyState | null;
}

/** What one detection did with one event: its requests, and its result. */
export interface Visit {
  readonly event: number;
  readonly at: EpochSeconds;
  readonly detection: string;
  /** The first of them, at most MOST_OF_A_VISIT: watchers compare each with those before it. */
  readonly requests: readonly RequestFacts[];
  /** How many there were. */
  readonly requestCount: number;
  /** It made an alert. */
  readonly matched: boolean;
  readonly failed: boolean;
  /** Sequence number of the result. */
  readonly seq: number;
  /** The result, parsed. */
  result(): DetectionResult;
  /** The body of the event's entry as text: how its time was taken, and its data. */
  eventBody(): string;
}

/** Looks for one pitfall in requests and visits; a visit comes after its requests. */
export interface Look {
  request?(request: RequestFacts): void;
  visit?(visit: Visit): void;
  findings(): DynamicFinding[];
}

/** A watcher of requests and visits. All watchers of a run share one reader, which reads an entry once and shows it to all of them. */
export function watcherOf(run: WatchedRun, look: Look): Watcher {
  const reader = readerOf(run);
  reader.add(look);
  return { take: (segment, index, seq) => reader.read(segment, index, seq), findings: () => look.findings() };
}

const readers = new WeakMap<WatchedRun, RunReader>();

function readerOf(run: WatchedRun): RunReader {
  let reader = readers.get(run);
  if (reader === undefined) readers.set(run, (reader = new RunReader(run)));
  return reader;
}

class Request implements RequestFacts {
  readonly at: EpochSeconds;
  readonly event: number;
  readonly call: Call;
  readonly operation: Operation;
  readonly key: string | null;
  readonly error: string | null;
  readonly hasChanged: boolean;
  readonly before: KeyState | null;
  readonly after: KeyState | null;

  constructor(
    private readonly segment: TraceSegment,
    private readonly index: number,
    readonly seq: number,
    { at, event, call, operation, key, error, hasChanged, before, after }: Omit<RequestFacts, 'seq' | 'isRead' | 'delta'>,
  ) {
    this.at = at;
    this.event = event;
    this.call = call;
    this.operation = operation;
    this.key = key;
    this.error = error;
    this.hasChanged = hasChanged;
    this.before = before;
    this.after = after;
  }

  get isRead(): boolean {
    return READS.has(this.operation);
  }

  get delta(): ItemDelta | null {
    return this.hasChanged ? deltaAt(this.segment, this.index) : null;
  }
}

/** Reads a trace once, entry by entry in order. A WatchedRun is looked through once, so there is one for each. */
class RunReader {
  #seq = -1;
  readonly #ofRequests: ((request: RequestFacts) => void)[] = [];
  readonly #ofVisits: ((visit: Visit) => void)[] = [];
  readonly #states = new Map<string, KeyState>();
  readonly #calls = new Map<string, Call>();
  readonly #ones = new Map<string, string>();
  #segment: TraceSegment | null = null;
  /** Texts and calls of the segment by their numbers. */
  #texts: (string | undefined)[] = [];
  #segmentCalls = new Map<string, Call>();
  #errors = new Map<number, string>();
  #requests: RequestFacts[] = [];
  #requestCount = 0;
  #event: { segment: TraceSegment; index: number } | null = null;

  constructor({ trace }: WatchedRun) {
    const at = trace.at(0);
    for (const item of trace.start().table) {
      const { key } = item;
      if (key !== undefined && 'S' in key) this.#states.set(key.S, stateOf(item, at));
    }
  }

  add(look: Look): void {
    if (look.request !== undefined) this.#ofRequests.push((request) => look.request?.(request));
    if (look.visit !== undefined) this.#ofVisits.push((visit) => look.visit?.(visit));
  }

  read(segment: TraceSegment, index: number, seq: number): void {
    if (seq === this.#seq) return;
    this.#seq = seq;
    if (segment !== this.#segment) {
      this.#segment = segment;
      this.#texts = [];
      this.#segmentCalls = new Map();
      this.#errors = new Map();
    }
    switch (kindAt(segment, index)) {
      case 'request': {
        const request = this.#readRequest(segment, index, seq);
        this.#requestCount += 1;
        if (this.#requests.length < MOST_OF_A_VISIT) this.#requests.push(request);
        for (const look of this.#ofRequests) look(request);
        return;
      }
      case 'result': {
        const visit = this.#readResult(segment, index, seq);
        this.#requests = [];
        this.#requestCount = 0;
        for (const look of this.#ofVisits) look(visit);
        return;
      }
      case 'event':
        this.#event = { segment, index };
        this.#requests = [];
        this.#requestCount = 0;
        return;
      case 'delete':
        this.#states.delete(textAt(segment, 'key', index) ?? '');
        return;
      case 'edit':
        this.#change(textAt(segment, 'key', index), segment, index, { at: segment.at[index] ?? 0, event: 0, helper: null });
        return;
      case 'start':
      case 'clock':
    }
  }

  #readRequest(segment: TraceSegment, index: number, seq: number): RequestFacts {
    const key = this.#text(segment, segment.key[index] ?? -1);
    const call = this.#call(segment, index);
    const operation = OPERATION_CODES[segment.operation[index] ?? 0] ?? 'other';
    const at = segment.at[index] ?? 0;
    const event = segment.event[index] ?? 0;
    const before = key === null ? null : (this.#states.get(key) ?? null);
    const hasChanged = (segment.delta[index] ?? -1) >= 0;
    const after = hasChanged ? this.#change(key, segment, index, { at, event, helper: call.helper }) : before;
    const error = this.#error(segment, index);
    return new Request(segment, index, seq, { at, event, call, operation, key, error, hasChanged, before, after });
  }

  #readResult(segment: TraceSegment, index: number, seq: number): Visit {
    const { hasAlert, hasError } = resultPartsAt(segment, index);
    const begun = this.#event;
    return {
      event: segment.event[index] ?? 0,
      at: segment.at[index] ?? 0,
      detection: this.#text(segment, segment.detection[index] ?? -1) ?? '',
      requests: this.#requests,
      requestCount: this.#requestCount,
      matched: hasAlert,
      failed: hasError,
      seq,
      result: () => resultAt(segment, index),
      eventBody: () => (begun === null ? '' : (textAt(begun.segment, 'body', begun.index) ?? '')),
    };
  }

  #change(key: string | null, segment: TraceSegment, index: number, origin: ChangeOrigin): KeyState | null {
    const text = textAt(segment, 'delta', index);
    if (key === null || text === null) return null;
    const before = this.#states.get(key) ?? null;
    const quick = withNewNumbers(before, text, origin);
    const delta = quick === undefined ? deltaAt(segment, index) : null;
    const after = quick ?? (delta === null ? before : changedState(before, delta, origin));
    if (after === null) this.#states.delete(key);
    else this.#states.set(key, after);
    return after;
  }

  #text(segment: TraceSegment, id: number): string | null {
    if (id < 0) return null;
    return (this.#texts[id] ??= this.#one(textOf(segment, id) ?? ''));
  }

  /** The type of the error that a request met. Most of a segment's are the same text, which is parsed once. */
  #error(segment: TraceSegment, index: number): string | null {
    const id = segment.error[index] ?? -1;
    if (id < 0) return null;
    const known = this.#errors.get(id);
    if (known !== undefined) return known;
    const type = errorAt(segment, index)?.type ?? null;
    if (type !== null) this.#errors.set(id, type);
    return type;
  }

  /** Of equal texts of all segments one: watchers look them up in maps, and one that was looked up before is found much sooner. */
  #one(text: string): string {
    const known = this.#ones.get(text);
    if (known === undefined) this.#ones.set(text, text);
    return known ?? text;
  }

  #call(segment: TraceSegment, index: number): Call {
    const numbers = `${segment.detection[index]} ${segment.file[index]} ${segment.line[index]} ${segment.helper[index]}`;
    const known = this.#segmentCalls.get(numbers);
    if (known !== undefined) return known;
    const call: Call = {
      detection: this.#text(segment, segment.detection[index] ?? -1) ?? '',
      file: this.#text(segment, segment.file[index] ?? -1) ?? '',
      line: segment.line[index] ?? 0,
      helper: this.#text(segment, segment.helper[index] ?? -1),
    };
    const name = JSON.stringify([call.detection, call.file, call.line, call.helper]);
    const first = this.#calls.get(name) ?? call;
    this.#calls.set(name, first);
    this.#segmentCalls.set(numbers, first);
    return first;
  }
}

/** Seconds that an item lives where no expiry is given. */
export const NINETY_DAYS = 7_776_000;

/** The expiry that a request gave its item; null where it left it as it was. */
export function expirySetBy({ hasChanged, before, after }: RequestFacts): EpochSeconds | null {
  return hasChanged && after !== null && (before === null || before.expiresAt !== after.expiresAt) ? after.expiresAt : null;
}

/** Whether an expiry is the one of a write to which none was given. */
export function isDefaultExpiry(expiresAt: EpochSeconds, at: EpochSeconds): boolean {
  return expiresAt === Math.floor(at) + NINETY_DAYS;
}

/** Whether an item has expired that was live when its expiry was set: one that was born expired is another matter. */
export function hasExpired(state: KeyState | null, at: EpochSeconds): state is KeyState & { expiresAt: EpochSeconds } {
  return state?.expiresAt != null && state.expiresAt < Math.floor(at) && state.expiresAt >= Math.floor(state.expirySetAt);
}
