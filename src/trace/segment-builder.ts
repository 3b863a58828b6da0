import type { EpochSeconds } from '../clock/clock-types';
import { eventText, oneLine } from './entry-text';
import { kindCode, operationCode } from './segment-codes';
import { endsOf } from './segment-texts';
import type { Operation, StoredEntry, TraceSegment } from './trace-types';

/** What a row of the columns is made of; text that is absent is null. */
interface Row {
  event: number;
  detection: string | null;
  file: string | null;
  line: number;
  helper: string | null;
  operation: Operation | null;
  key: string | null;
  body: string | null;
  delta: string | null;
  error: string | null;
  units: number;
}

const EMPTY: Row = {
  event: 0,
  detection: null,
  file: null,
  line: 0,
  helper: null,
  operation: null,
  key: null,
  body: null,
  delta: null,
  error: null,
  units: 0,
};

/** Collects entries in columns. Text is kept once a segment, JSON is written once, when an entry is added. */
export class SegmentBuilder {
  private columns = newColumns();
  private texts: string[] = [];
  private ids = new Map<string, number>();

  /** Length of all text added since the last `take`, repeated text once, in UTF-16 code units. */
  characters = 0;

  /** Entries added since the last `take`. */
  get count(): number {
    return this.columns.kind.length;
  }

  /** Adds an entry at the end. A request costs some twenty array pushes; its body is kept as the text it is. */
  add(entry: StoredEntry): void {
    this.push(entry.kind, entry.at, rowOf(entry));
  }

  /** Adds a result in the text in which Python gave it: the JSON object of a DetectionResult, which is not parsed. */
  addResultText(at: EpochSeconds, event: number, detection: string, body: string): void {
    this.push('result', at, { ...EMPTY, event, detection, body: oneLine(body) });
  }

  /** The segment of everything added since the last `take`; the builder starts anew. */
  take(): TraceSegment {
    const segment = packed(this.columns, this.texts);
    this.columns = newColumns();
    this.texts = [];
    this.ids = new Map();
    this.characters = 0;
    return segment;
  }

  private push(kind: StoredEntry['kind'], at: number, row: Row): void {
    const c = this.columns;
    c.kind.push(kindCode(kind));
    c.at.push(at);
    c.event.push(row.event);
    c.detection.push(this.id(row.detection));
    c.file.push(this.id(row.file));
    c.line.push(row.line);
    c.helper.push(this.id(row.helper));
    c.operation.push(row.operation === null ? 0 : operationCode(row.operation));
    c.key.push(this.id(row.key));
    c.body.push(this.id(row.body));
    c.delta.push(this.id(row.delta));
    c.error.push(this.id(row.error));
    c.units.push(row.units);
  }

  private id(text: string | null): number {
    if (text === null) return -1;
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    this.characters += text.length;
    const id = this.texts.push(text) - 1;
    this.ids.set(text, id);
    return id;
  }
}

/** Bytes of an entry in its columns: a time of 8, ten columns of 4, two of 1. */
const BYTES_PER_ENTRY = 50;
/** Bytes of where a text ends. */
const BYTES_PER_TEXT = 4;

/**
 * The columns in one buffer, the wider ones first, so that each begins where its elements have to. A trace has thousands of segments,
 * and a buffer costs the garbage collector, and whoever copies it, much more than its bytes.
 */
function packed(c: ReturnType<typeof newColumns>, texts: readonly string[]): TraceSegment {
  const count = c.kind.length;
  const buffer = new ArrayBuffer(count * BYTES_PER_ENTRY + texts.length * BYTES_PER_TEXT);
  let end = 0;
  const place = (bytes: number, elements = count): number => {
    const begin = end;
    end += elements * bytes;
    return begin;
  };
  const at = new Float64Array(buffer, place(8), count);
  at.set(c.at);
  const indices = (values: readonly number[]): Int32Array => {
    const column = new Int32Array(buffer, place(4), count);
    column.set(values);
    return column;
  };
  const [event, detection, file, line, helper] = [indices(c.event), indices(c.detection), indices(c.file), indices(c.line), indices(c.helper)];
  const [key, body, delta, error] = [indices(c.key), indices(c.body), indices(c.delta), indices(c.error)];
  const units = new Float32Array(buffer, place(4), count);
  units.set(c.units);
  const ends = new Int32Array(buffer, place(BYTES_PER_TEXT, texts.length), texts.length);
  ends.set(endsOf(texts));
  const kind = new Uint8Array(buffer, place(1), count);
  kind.set(c.kind);
  const operation = new Uint8Array(buffer, place(1), count);
  operation.set(c.operation);
  return { count, kind, at, event, detection, file, line, helper, operation, key, body, delta, error, units, text: texts.join(''), ends };
}

function newColumns() {
  const column = (): number[] => [];
  return {
    kind: column(),
    at: column(),
    event: column(),
    detection: column(),
    file: column(),
    line: column(),
    helper: column(),
    operation: column(),
    key: column(),
    body: column(),
    delta: column(),
    error: column(),
    units: column(),
  };
}

/** The names in the JSON bodies and their order are those of readEntry (segment.ts). */
function rowOf(entry: StoredEntry): Row {
  switch (entry.kind) {
    case 'start': {
      const { table, settings, detections } = entry;
      return { ...EMPTY, body: JSON.stringify({ table, settings, detections }) };
    }
    case 'event':
      return { ...EMPTY, event: entry.event, body: eventText(entry.time, entry.dataText ?? JSON.stringify(entry.data)) };
    case 'request':
      return {
        event: entry.event,
        detection: entry.detection,
        file: entry.file,
        line: entry.line,
        helper: entry.helper,
        operation: entry.operation,
        key: entry.key,
        body: entry.body,
        delta: entry.delta === null ? null : JSON.stringify(entry.delta),
        error: entry.error === undefined ? null : JSON.stringify(entry.error),
        units: entry.units,
      };
    case 'result': {
      const { output, error, alert, stdout } = entry;
      return {
        ...EMPTY,
        event: entry.event,
        detection: entry.detection,
        body: JSON.stringify({ output, error, alert, stdout }),
      };
    }
    case 'delete':
      return { ...EMPTY, key: entry.key, body: JSON.stringify(entry.by) };
    case 'edit':
      return {
        ...EMPTY,
        key: entry.key,
        body: JSON.stringify(entry.by),
        delta: entry.delta === null ? null : JSON.stringify(entry.delta),
      };
    case 'clock':
      return { ...EMPTY, body: JSON.stringify({ from: entry.from, by: entry.by }) };
  }
}
