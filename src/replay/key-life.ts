import type { EpochSeconds } from '../clock/clock-types';
import { expiryOf } from '../table/sweeper';
import type { Item } from '../trace/item';
import { deltaAt, kindAt, textAt } from '../trace/segment';
import type { Trace } from '../trace/trace';
import { OPERATION_CODES } from '../trace/segment-codes';
import type { ItemDelta, Operation, TraceSegment } from '../trace/trace-types';

/** Operations that change nothing. */
const READS: ReadonlySet<Operation> = new Set<Operation>(['GetItem', 'Query', 'Scan']);
/** The text of a change that deletes the item. */
const DELETED = JSON.stringify('delete' satisfies ItemDelta);

/** What becomes of a key: it has an item that is live, one that has expired but is still read, or none any more. */
export const ZONES = ['live', 'expired, still readable', 'deleted'] as const;
export type Zone = (typeof ZONES)[number];

/** A stretch of a key's life. */
export interface ZoneSpan {
  readonly zone: Zone;
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/** Something that was done with a key. */
export interface KeyMark {
  /** Sequence number of the entry. */
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly kind: 'read' | 'write' | 'delete';
}

export interface KeyLife {
  readonly key: string;
  readonly spans: readonly ZoneSpan[];
  readonly marks: readonly KeyMark[];
}

/** The life of a key from the trace's beginning to its end. Before the key's first item there is no span. */
export function keyLife(trace: Trace, key: string): KeyLife {
  return new KeyLives().of(trace, [key])[0] ?? { key, spans: [], marks: [] };
}

/** A life as far as it was read. Its marks only grow. */
interface GrowingLife {
  /** Entries read that name the key. */
  read: number;
  /** What there is of the item: nothing, or all that says when it expires. */
  item: Item | null;
  wasThere: boolean;
  since: EpochSeconds;
  readonly spans: ZoneSpan[];
  readonly marks: KeyMark[];
}

/** The lives of some keys, kept up to date as their trace grows: each entry is read once. */
export class KeyLives {
  #trace: Trace | null = null;
  #known = new Map<string, GrowingLife>();

  /** The lives of these keys from the trace's beginning to its end; of others nothing is kept. */
  of(trace: Trace, keys: readonly string[]): KeyLife[] {
    const known = this.#trace !== null && trace.hasGrownFrom(this.#trace) ? this.#known : new Map<string, GrowingLife>();
    this.#trace = trace;
    this.#known = new Map(keys.map((key) => [key, known.get(key) ?? begunLife(trace, key)]));
    return keys.map((key) => {
      const life = this.#known.get(key) ?? begunLife(trace, key);
      grow(life, trace, key);
      const spans = [...life.spans];
      pass({ ...life, spans }, trace.clock);
      return { key, spans, marks: life.marks };
    });
  }
}

function begunLife(trace: Trace, key: string): GrowingLife {
  const item = trace.tableAt(1).get(key) ?? null;
  return { read: 0, item, wasThere: item !== null, since: trace.at(0), spans: [], marks: [] };
}

function grow(life: GrowingLife, trace: Trace, key: string): void {
  trace.forEachOf(key, life.read, (segment, index, seq) => {
    const at = segment.at[index] ?? 0;
    pass(life, at);
    const after = expiryAfter(life.item, segment, index);
    life.marks.push({ seq, at, kind: markKind(segment, index, life.item !== null && after === null) });
    life.item = after;
    life.wasThere ||= after !== null;
    life.read += 1;
  });
}

/** The life goes on until `to` with the item as it is. */
function pass(life: Pick<GrowingLife, 'item' | 'wasThere' | 'since' | 'spans'>, to: EpochSeconds): void {
  if (life.wasThere) for (const span of zonesOf(life.item, life.since, to)) join(life.spans, span);
  life.since = Math.max(life.since, to);
}

/** An item that is there, as far as its expiry goes, after an entry that names it. Most changes leave the expiry alone, and need not be read. */
function expiryAfter(item: Item | null, segment: TraceSegment, index: number): Item | null {
  if (kindAt(segment, index) === 'delete') return null;
  const text = textAt(segment, 'delta', index);
  if (text === null) return item;
  if (item !== null && text !== DELETED && !text.includes('"expiresAt"')) return item;
  const delta = deltaAt(segment, index);
  if (delta === null || delta === 'delete') return delta === null ? item : null;
  const { expiresAt } = { ...(delta.remove?.includes('expiresAt') === true ? {} : item), ...delta.set };
  return expiresAt === undefined ? {} : { expiresAt };
}

/** A write that changes nothing is one; a condition that is not met only reads. */
function markKind(segment: TraceSegment, index: number, isGone: boolean): KeyMark['kind'] {
  if (isGone || kindAt(segment, index) === 'delete') return 'delete';
  if ((segment.delta[index] ?? -1) >= 0) return 'write';
  const isFailed = (segment.error[index] ?? -1) >= 0;
  return isFailed || READS.has(OPERATION_CODES[segment.operation[index] ?? 0] ?? 'other') ? 'read' : 'write';
}

/** The zones of an item that stays as it is from one time to another. */
function zonesOf(item: Item | null, from: EpochSeconds, to: EpochSeconds): ZoneSpan[] {
  if (item === null) return [{ zone: 'deleted', from, to }];
  const expiry = expiryOf(item) ?? Infinity;
  const end = Math.min(Math.max(expiry, from), to);
  return [
    { zone: 'live', from, to: end },
    { zone: 'expired, still readable', from: end, to },
  ];
}

/** Adds a span, to the last one where that is of the same zone; one without length only begins to count with the next. */
function join(spans: ZoneSpan[], span: ZoneSpan): void {
  if (span.to <= span.from) return;
  const last = spans.at(-1);
  if (last?.zone === span.zone && last.to === span.from) spans[spans.length - 1] = { ...last, to: span.to };
  else spans.push(span);
}
