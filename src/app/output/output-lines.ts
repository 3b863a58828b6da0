import { KINDS } from '../../trace/segment-codes';
import { askByText } from '../../trace/ask-by-text';
import { resultPartsAt } from '../../trace/segment';
import type { Trace } from '../../trace/trace';
import type { PythonError, TraceSegment } from '../../trace/trace-types';
import { unnamedPlace } from './unnamed-place';
import { addEvent } from './event-ranges';
import type { EventRange } from './event-ranges';

/** A line of the output: the head of what one detection did with one event, a printed line, or one of a traceback. */
export interface OutputLine {
  kind: 'head' | 'printed' | 'error';
  text: string;
  /** The result entry it belongs to. */
  seq: number;
  detection: string;
  /** Of a head: the events with what stands below it, 0 for what happened while the module was loaded; else empty. */
  events: readonly EventRange[];
  /** Of a head: how many results it stands for. More than one for an error that a detection raised again and again. */
  times: number;
  /** A place in a file that the line is about, where its text does not name it. */
  place: { file: string; line: number } | null;
}

/** What a detection told last: another result of it with the same error, and nothing printed, is only counted. */
interface LastError {
  name: string;
  /** Number of the head's line. */
  head: number;
  events: EventRange[];
}

/** More lines of one detection and event than this are counted, not listed. */
const LINES_LISTED = 1_000;

const RESULT = KINDS.indexOf('result');

/** The lines of a text; a line end at its end begins no further line. */
export function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function listed(kind: 'printed' | 'error', text: string): { kind: 'printed' | 'error'; text: string }[] {
  const lines = linesOf(text);
  const shown = lines.slice(0, LINES_LISTED).map((line) => ({ kind, text: line }));
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push({ kind, text: `… ${rest.toLocaleString('en-US')} more lines; the result in the trace has them all.` });
  return shown;
}

/** The same for errors that a reader would take for one. */
function nameOf({ type, message, file, line, traceback }: PythonError): string {
  return JSON.stringify([type, message, file, line, traceback]);
}

/** What detections printed and raised, line by line, kept up to date as the trace grows: only new entries are looked at. */
export class OutputLines {
  private lines: OutputLine[] = [];
  private segments: readonly TraceSegment[] = [];
  private length = 0;
  private detection: string | null = null;
  private lastErrors = new Map<string, LastError>();
  private current: { readonly lines: readonly OutputLine[]; readonly count: number } = { lines: this.lines, count: 0 };

  /**
   * The lines of one detection, or of all (null). Of the array, which later values share, the first `count` are
   * valid; the heads of repeated errors are exchanged as their number grows.
   */
  update(trace: Trace, detection: string | null): { readonly lines: readonly OutputLine[]; readonly count: number } {
    const segments = trace.segments;
    const known = this.segments.length;
    const grown = known > 0 && segments[0] === this.segments[0] && segments[known - 1] === this.segments[known - 1];
    if (!grown || detection !== this.detection) {
      this.lines = [];
      this.segments = [];
      this.length = 0;
      this.detection = detection;
      this.lastErrors = new Map();
      this.current = { lines: this.lines, count: 0 };
    }
    if (segments.length > this.segments.length) {
      for (const segment of segments.slice(this.segments.length)) this.addSegment(trace, segment);
      this.segments = segments;
      this.current = { lines: this.lines, count: this.lines.length };
    }
    return this.current;
  }

  private addSegment(trace: Trace, segment: TraceSegment): void {
    // Most results have the text of another one, and tell nothing.
    const isTelling = askByText(segment.body, (index) => {
      const { hasError, hasOutput } = resultPartsAt(segment, index);
      return hasError || hasOutput;
    });
    for (let index = 0; index < segment.count; index += 1) {
      if (segment.kind[index] !== RESULT) continue;
      if (isTelling(index)) this.addResult(trace, this.length + index);
    }
    this.length += segment.count;
  }

  private addResult(trace: Trace, seq: number): void {
    const { detection, event } = trace.row(seq);
    if (this.detection !== null && detection !== this.detection) return;
    const entry = trace.stored(seq);
    if (entry.kind !== 'result') return;
    const { stdout, error } = entry;
    const name = stdout === '' && error !== null ? nameOf(error) : null;
    const last = this.lastErrors.get(entry.detection);
    const lastHead = last === undefined ? undefined : this.lines[last.head];
    if (last !== undefined && lastHead !== undefined && last.name === name) {
      addEvent(last.events, event);
      this.lines[last.head] = { ...lastHead, times: lastHead.times + 1 };
      return;
    }
    const events: EventRange[] = [[event, event]];
    if (name === null) this.lastErrors.delete(entry.detection);
    else this.lastErrors.set(entry.detection, { name, head: this.lines.length, events });
    const about = { seq, detection: entry.detection, events: [], times: 1, place: null };
    this.lines.push({ kind: 'head', text: '', ...about, events });
    if (stdout !== '') for (const line of listed('printed', stdout)) this.lines.push({ ...line, ...about });
    if (error === null) return;
    const text = error.traceback === '' ? `${error.type}: ${error.message}` : error.traceback;
    const lines = listed('error', text);
    for (const [index, line] of lines.entries()) {
      this.lines.push({ ...line, ...about, place: index === lines.length - 1 ? unnamedPlace(error, text) : null });
    }
  }
}
