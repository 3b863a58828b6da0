import * as v from 'valibot';
import type { Slices } from '../clock/slices';
import { checkSegment } from '../trace/segment';
import { Trace } from '../trace/trace';
import type { TraceSegment } from '../trace/trace-types';
import type { RecordMap } from './database';
import { withOneText } from './old-segments';
import { chunkKey, chunkRecord, isChunkKey } from './records';
import type { traceRecord } from './records';
import type { StoredRun } from './storage-types';
import { chunkOf } from './trace-chunks';
import type { Chunk } from './trace-chunks';

/** Entries that are folded between two pauses. */
const FOLDED_AT_ONCE = 2_000;

/** What could be read of the stored trace. */
export interface StoredTrace {
  trace: Trace | null;
  run: StoredRun | null;
  /** Chunks that are in the database as they are here. */
  chunks: Chunk[];
  /** Keys of chunks that are damaged, or that nothing can be appended to. */
  unreadable: string[];
  /** Whether the database holds the trace just as it was read. */
  isWhole: boolean;
  /** A sentence for the user when something is missing. */
  notice: string | null;
}

/**
 * The trace up to the first segment that cannot be read. When the head is missing or unreadable, the chunks that are
 * there count, in their order. Pauses after each segment, and now and then while the table is folded.
 */
export function* readTrace(records: RecordMap, head: v.InferOutput<typeof traceRecord> | null): Slices<StoredTrace> {
  const keys = [...records.keys()].filter(isChunkKey).sort();
  const expected = head?.chunks ?? keys.length;
  if (expected === 0 && keys.length === 0) {
    return { trace: null, run: null, chunks: [], unreadable: [], isWhole: true, notice: null };
  }
  const { whole, partial } = yield* readChunks(records, expected);
  const trace = yield* buildTrace([...whole.flatMap((chunk) => chunk.segments), ...partial]);
  const chunks = trace ? whole : [];
  const sound = new Set(chunks.map((_, index) => chunkKey(index)));
  const unreadable = keys.filter((key) => !sound.has(key));
  const complete = trace !== null && whole.length === expected && unreadable.length === 0;
  if (complete && head) return { trace, run: head.run, chunks, unreadable, isWhole: true, notice: null };

  const run = trace && endOfRun(trace);
  const notice = trace
    ? `The stored trace is damaged: what could be read ends with event ${run?.kind === 'stopped' ? run.events : 0}. The rest is kept aside.`
    : 'The stored trace could not be read and is kept aside; the cache starts empty.';
  return { trace, run, chunks, unreadable, isWhole: false, notice: complete ? null : notice };
}

function* readChunks(records: RecordMap, expected: number): Slices<{ whole: Chunk[]; partial: TraceSegment[] }> {
  const whole: Chunk[] = [];
  while (whole.length < expected) {
    const record = v.safeParse(chunkRecord, records.get(chunkKey(whole.length)));
    if (!record.success) return { whole, partial: [] };
    const segments: TraceSegment[] = [];
    for (const value of record.output.segments) {
      try {
        segments.push(checkSegment(withOneText(value)));
      } catch {
        return { whole, partial: segments };
      }
      yield;
    }
    whole.push(chunkOf(segments));
  }
  return { whole, partial: [] };
}

/** null when the segments, each sound, do not make a trace together. */
function* buildTrace(segments: TraceSegment[]): Slices<Trace | null> {
  if (segments.length === 0) return null;
  try {
    const trace = Trace.from(segments);
    for (let moment = 1; moment < trace.length; moment += FOLDED_AT_ONCE) {
      trace.tableAt(moment);
      trace.preparePlaces(FOLDED_AT_ONCE);
      yield;
    }
    trace.table();
    return trace;
  } catch {
    return null;
  }
}

/** How a run ended whose head is lost: as if it had been stopped after the last event that is there. */
function endOfRun(trace: Trace): StoredRun {
  for (let seq = trace.length - 1; seq >= 0; seq--) {
    const row = trace.row(seq);
    if (row.kind === 'event') return { kind: 'stopped', events: row.event, total: row.event };
  }
  return { kind: 'idle' };
}
