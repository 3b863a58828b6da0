import { KINDS } from '../../trace/segment-codes';
import type { Trace } from '../../trace/trace';
import type { TraceSegment } from '../../trace/trace-types';

/** A line of the output: the head of what one detection did with one event, a printed line, or one of a traceback. */
export interface OutputLine {
  kind: 'head' | 'printed' | 'error';
  text: string;
  /** The result entry it belongs to. */
  seq: number;
  detection: string;
  /** 0: while the module was loaded. */
  event: number;
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

/** What detections printed and raised, line by line, kept up to date as the trace grows: only new entries are looked at. */
export class OutputLines {
  private lines: OutputLine[] = [];
  private segments: readonly TraceSegment[] = [];
  private length = 0;
  private detection: string | null = null;
  private current: { readonly lines: readonly OutputLine[]; readonly count: number } = { lines: this.lines, count: 0 };

  /** The lines of one detection, or of all (null). Of the array, which later values share, the first `count` are valid. */
  update(trace: Trace, detection: string | null): { readonly lines: readonly OutputLine[]; readonly count: number } {
    const segments = trace.segments;
    const known = this.segments.length;
    const grown = known > 0 && segments[0] === this.segments[0] && segments[known - 1] === this.segments[known - 1];
    if (!grown || detection !== this.detection) {
      this.lines = [];
      this.segments = [];
      this.length = 0;
      this.detection = detection;
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
    for (let index = 0; index < segment.count; index += 1) {
      if (segment.kind[index] === RESULT) this.addResult(trace, this.length + index);
    }
    this.length += segment.count;
  }

  private addResult(trace: Trace, seq: number): void {
    const { printed, failed, detection, event } = trace.row(seq);
    if (!printed && !failed) return;
    if (this.detection !== null && detection !== this.detection) return;
    const entry = trace.stored(seq);
    if (entry.kind !== 'result') return;
    const place = { seq, detection: entry.detection, event };
    const { stdout, error } = entry;
    this.lines.push({ kind: 'head', text: '', ...place });
    if (stdout !== '') for (const line of listed('printed', stdout)) this.lines.push({ ...line, ...place });
    if (error === null) return;
    const traceback = error.traceback === '' ? `${error.type}: ${error.message}` : error.traceback;
    for (const line of listed('error', traceback)) this.lines.push({ ...line, ...place });
  }
}
