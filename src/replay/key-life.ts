import type { EpochSeconds } from '../clock/clock-types';
import { expiryOf } from '../table/sweeper';
import type { Item } from '../trace/item';
import type { Trace, TraceRow } from '../trace/trace';

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
  const spans: ZoneSpan[] = [];
  const marks: KeyMark[] = [];
  let item: Item | null = trace.tableAt(1).get(key) ?? null;
  let wasThere = item !== null;
  let since = trace.at(0);
  const pass = (to: EpochSeconds): void => {
    if (wasThere) for (const span of zonesOf(item, since, to)) join(spans, span);
    since = Math.max(since, to);
  };
  for (const { seq, before, after } of trace.changesOf(key)) {
    const at = trace.at(seq);
    const row = trace.row(seq);
    pass(at);
    marks.push({ seq, at, kind: markKind(row, before !== null && after === null) });
    item = after;
    wasThere ||= item !== null;
  }
  pass(trace.clock);
  return { key, spans, marks };
}

/** A write that changes nothing is one; a condition that is not met only reads. */
function markKind({ kind, operation, failed, changed }: TraceRow, isGone: boolean): KeyMark['kind'] {
  if (kind === 'delete' || isGone) return 'delete';
  const reads = operation === 'GetItem' || operation === 'Query' || operation === 'Scan' || failed;
  return changed || !reads ? 'write' : 'read';
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
