import { Table } from '../table/table';
import type { Item, JsonValue, TableContents } from '../trace/item';
import { applyDelta } from '../trace/item-delta';
import type { Trace } from '../trace/trace';
import type { ItemDelta, Operation, StoredEntry, TraceEntry } from '../trace/trace-types';

type StoredRequest = Extract<StoredEntry, { kind: 'request' }>;

/** Operations on one item: a table of that item alone answers them as the whole table does. */
const ITEM_OPERATIONS: readonly Operation[] = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'];

/**
 * An entry in full, as `trace.jsonl` has it. The response is not kept: it is what the table answers when the request is
 * executed again on the table as it was before. Throws a RangeError where the trace has no entry `seq`.
 */
export function renderEntry(trace: Trace, seq: number): TraceEntry {
  const stored = trace.stored(seq);
  const before = trace.itemBefore(seq);
  return fullEntry(seq, stored, before, () => trace.tableAt(seq));
}

/** The lines of `trace.jsonl` in sequence, without line ends. Folds the table once; the same trace gives the same text. */
export function* traceLines(trace: Trace): Generator<string> {
  for (const { seq, entry, before } of trace.fold()) {
    const item = 'key' in entry && entry.key !== null ? (before.get(entry.key) ?? null) : null;
    yield JSON.stringify(fullEntry(seq, entry, item, () => before));
  }
}

/** All lines of `trace.jsonl`; see traceLines. */
export function exportTrace(trace: Trace): string[] {
  return [...traceLines(trace)];
}

/** The names stand in the order in which a line of `trace.jsonl` has them. */
function fullEntry(seq: number, stored: StoredEntry, before: Item | null, table: () => TableContents): TraceEntry {
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

function responseTo(request: StoredRequest, before: Item | null, table: () => TableContents): JsonValue {
  const needsOne = request.key !== null && ITEM_OPERATIONS.includes(request.operation);
  const items = needsOne ? (before === null ? [] : [before]) : table().values();
  return parsed(new Table(items).execute(request.operation, request.body).response);
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
