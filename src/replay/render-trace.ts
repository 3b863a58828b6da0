import { Table } from '../table/table';
import { withFields } from '../trace/entry-text';
import type { Item, JsonValue } from '../trace/item';
import { applyDelta } from '../trace/item-delta';
import { kindAt, readEntry, textAt } from '../trace/segment';
import type { Trace } from '../trace/trace';
import { changesTable } from '../trace/trace-log';
import type { ItemDelta, Operation, StoredEntry, TraceEntry, TraceSegment } from '../trace/trace-types';

type StoredRequest = Extract<StoredEntry, { kind: 'request' }>;

/** Operations that concern one item: a table of that item alone answers them as the whole table does. */
const ITEM_OPERATIONS: readonly Operation[] = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'];

/**
 * An entry in full, as `trace.jsonl` has it. The response is not kept: it is what the table answers when the request is
 * executed again on the table as it was before. Throws a RangeError where the trace has no entry `seq`.
 */
export function renderEntry(trace: Trace, seq: number): TraceEntry {
  const stored = trace.stored(seq);
  const before = trace.itemBefore(seq);
  return fullEntry(seq, stored, before, () => new Table(trace.tableAt(seq).values()));
}

/**
 * The lines of `trace.jsonl` in sequence, without line ends. Folds the table once; the same trace gives the same text.
 * Events and results have the very text that went into Python and came out of it: numbers and the order of names too.
 */
export function* traceLines(trace: Trace): Generator<string> {
  // Pages of one Scan follow one another: as long as nothing is written, they are read from one table.
  let whole: Table | null = null;
  for (const { seq, segment, index, before } of trace.fold()) {
    const key = textAt(segment, 'key', index);
    const item = key === null ? null : (before.get(key) ?? null);
    const wholeTable = (): Table => (whole ??= new Table(before.values()));
    yield exactLine(seq, segment, index) ?? lineOf(fullEntry(seq, readEntry(segment, index), item, wholeTable), segment, index);
    if (changesTable(segment, index)) whole = null;
  }
}

/** User code can send a request that is nested too deeply to be written again; it is then the text that it was. */
function lineOf(entry: TraceEntry, segment: TraceSegment, index: number): string {
  try {
    return JSON.stringify(entry);
  } catch (error) {
    if (entry.kind !== 'request') throw error;
    return JSON.stringify({ ...entry, request: textAt(segment, 'body', index) });
  }
}

/** The line of an event or a result, around its own text; null for other entries. */
function exactLine(seq: number, segment: TraceSegment, index: number): string | null {
  const kind = kindAt(segment, index);
  const body = textAt(segment, 'body', index);
  if (body === null || (kind !== 'event' && kind !== 'result')) return null;
  const head = { seq, at: segment.at[index], kind, event: segment.event[index] };
  return withFields(kind === 'event' ? head : { ...head, detection: textAt(segment, 'detection', index) ?? '' }, body);
}

/** All lines of `trace.jsonl`; see traceLines. */
export function exportTrace(trace: Trace): string[] {
  return [...traceLines(trace)];
}

/** The names stand in the order in which a line of `trace.jsonl` has them. */
function fullEntry(seq: number, stored: StoredEntry, before: Item | null, table: () => Table): TraceEntry {
  const { at } = stored;
  switch (stored.kind) {
    case 'start': {
      const { kind, table: items, settings, detections } = stored;
      return { seq, at, kind, table: items, settings, detections };
    }
    case 'event': {
      const { kind, event, time, data } = stored;
      return { seq, at, kind, event, time, data };
    }
    case 'request': {
      const { kind, event, detection, file, line, helper, operation, key, body, error, delta, units } = stored;
      const request = { event, detection, file, line, helper, operation, key, request: parsed(body) };
      const answer = error === undefined ? { response: responseTo(stored, before, table) } : { error };
      return { seq, at, kind, ...request, ...answer, before, after: changed(before, delta), units };
    }
    case 'result': {
      const { kind, event, detection, output, error, alert, stdout } = stored;
      return { seq, at, kind, event, detection, output, error, alert, stdout };
    }
    case 'delete':
      return { seq, at, kind: stored.kind, key: stored.key, by: stored.by, before };
    case 'edit':
      return { seq, at, kind: stored.kind, key: stored.key, by: stored.by, before, after: changed(before, stored.delta) };
    case 'clock':
      return { seq, at, kind: stored.kind, from: stored.from, by: stored.by };
  }
}

function responseTo({ operation, body }: StoredRequest, before: Item | null, wholeTable: () => Table): JsonValue {
  const itsTable = (): Table => new Table(before === null ? [] : [before]);
  const table = ITEM_OPERATIONS.includes(operation) ? itsTable() : wholeTable();
  return parsed(table.execute(operation, body).response);
}

function changed(before: Item | null, delta: ItemDelta | null): Item | null {
  return delta === null ? before : applyDelta(before, delta);
}

/** The value of JSON text. User code can send what is no JSON; that is shown as the text it is. */
function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
