import { partitionPoint } from '../../clock/partition-point';
import { atOnce } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import { askByText } from '../../trace/ask-by-text';
import { errorAt, numberOf, resultPartsAt, textAt } from '../../trace/segment';
import type { Trace } from '../../trace/trace';
import type { EntryKind } from '../../trace/segment-codes';
import { KINDS } from '../../trace/segment-codes';
import type { TraceSegment } from '../../trace/trace-types';

/** DynamoDB's name for an answer that helpers count on: they ask whether an item is live by it, and go on. */
export const CONDITION_NOT_MET = 'ConditionalCheckFailedException';

/** What the list of entries can be limited to. */
export const SHOWN = ['Everything', 'Requests', 'Changes of items', 'Results', 'Deletes and edits', 'Clock moves'] as const;
export type Shown = (typeof SHOWN)[number];

/** How the text of a filter and a key have to agree. `part`: in any case; the others to the letter. */
export type KeyMatch = 'part' | 'whole' | 'beginning';

export interface TraceFilter {
  /** ID of a detection; null: all. */
  detection: string | null;
  /** What is looked for in keys; with `part`, '': all. */
  key: string;
  keyMatch: KeyMatch;
  /** Exceptions and refused requests; a condition that was not met is an answer, not an error. */
  errorsOnly: boolean;
  shown: Shown;
}

export const NO_FILTER: TraceFilter = { detection: null, key: '', keyMatch: 'part', errorsOnly: false, shown: 'Everything' };

const KINDS_SHOWN: Record<Exclude<Shown, 'Everything'>, readonly EntryKind[]> = {
  Requests: ['request'],
  'Changes of items': ['request', 'delete', 'edit'],
  Results: ['result'],
  'Deletes and edits': ['delete', 'edit'],
  'Clock moves': ['clock'],
};

function limitsKeys({ key, keyMatch }: TraceFilter): boolean {
  return key !== '' || keyMatch !== 'part';
}

/** What tells whether a key is wanted. */
function keyWanted({ key, keyMatch }: TraceFilter): (text: string) => boolean {
  if (keyMatch === 'whole') return (text) => text === key;
  if (keyMatch === 'beginning') return (text) => text.startsWith(key);
  const folded = key.toLowerCase();
  return (text) => text.toLowerCase().includes(folded);
}

/** Whether a filter lets everything through, headers without anything below them too. */
function isOpen(filter: TraceFilter): boolean {
  return filter.detection === null && !limitsKeys(filter) && !filter.errorsOnly && filter.shown === 'Everything';
}

/** Whether two filters let the same entries through. */
export function sameFilter(a: TraceFilter, b: TraceFilter): boolean {
  return a.detection === b.detection && a.key === b.key && a.keyMatch === b.keyMatch && a.errorsOnly === b.errorsOnly && a.shown === b.shown;
}

/** Which keys of a segment a filter wants. */
function keyTest(segment: TraceSegment, wanted: (key: string) => boolean): (index: number) => boolean {
  return askByText(segment.key, (index) => {
    const key = textAt(segment, 'key', index);
    return key !== null && wanted(key);
  });
}

/** Which error texts of a segment are errors. */
function errorTest(segment: TraceSegment): (index: number) => boolean {
  return askByText(segment.error, (index) => errorAt(segment, index)?.type !== CONDITION_NOT_MET);
}

/** Which results of a segment are errors; most have the text of another one. */
function failureTest(segment: TraceSegment): (index: number) => boolean {
  return askByText(segment.body, (index) => resultPartsAt(segment, index).hasError);
}

/** The sequence numbers that a list shows: event and start entries as headers of what follows them. */
export interface ShownEntries {
  /** Increasing; of these the first `count` are valid. The array is shared by later values and only added to. */
  readonly seqs: readonly number[];
  readonly count: number;
  /** Entries that the filter let through; headers that are shown for what follows them are not counted. */
  readonly matching: number;
}

/**
 * The entries of a trace that pass a filter, kept up to date as the trace grows: only new entries are looked at. The
 * columns are read, no text is parsed, save that of detections' errors when only errors are wanted.
 */
export class TraceIndex {
  private filter: TraceFilter = NO_FILTER;
  private segments: readonly TraceSegment[] = [];
  private seqs: number[] = [];
  private matching = 0;
  private length = 0;
  /** Sequence number of the header that is not shown yet; −1: it is, or there is none. */
  private header = -1;
  private entries: ShownEntries = { seqs: this.seqs, count: 0, matching: 0 };

  /** The entries to show for a trace. Equal calls give the same value. */
  update(trace: Trace, filter: TraceFilter): ShownEntries {
    return atOnce(this.updating(trace, filter));
  }

  /** The same with pauses; has to be carried through before it is called again. */
  *updating(trace: Trace, filter: TraceFilter): Slices<ShownEntries> {
    const segments = trace.segments;
    if (!sameFilter(filter, this.filter) || !this.isGrown(segments)) this.reset(filter);
    if (segments.length > this.segments.length) {
      for (const segment of segments.slice(this.segments.length)) {
        this.addSegment(segment);
        yield;
      }
      this.segments = segments;
      this.entries = { seqs: this.seqs, count: this.seqs.length, matching: this.matching };
    }
    return this.entries;
  }

  private isGrown(segments: readonly TraceSegment[]): boolean {
    const known = this.segments.length;
    return known === 0 || (segments.length >= known && segments[0] === this.segments[0] && segments[known - 1] === this.segments[known - 1]);
  }

  private reset(filter: TraceFilter): void {
    this.filter = filter;
    this.segments = [];
    this.seqs = [];
    this.matching = 0;
    this.length = 0;
    this.header = -1;
    this.entries = { seqs: this.seqs, count: 0, matching: 0 };
  }

  private addSegment(segment: TraceSegment): void {
    const passes = this.test(segment);
    const open = isOpen(this.filter);
    for (let index = 0; index < segment.count; index += 1) {
      const seq = this.length + index;
      const kind = KINDS[segment.kind[index] ?? 0];
      if (kind === 'event' || kind === 'start') {
        this.header = seq;
        if (!open) continue;
      } else if (!passes(index)) continue;
      else this.matching += 1;
      if (this.header >= 0) this.seqs.push(this.header);
      if (seq !== this.header) this.seqs.push(seq);
      this.header = -1;
    }
    this.length += segment.count;
  }

  private test(segment: TraceSegment): (index: number) => boolean {
    const { detection, errorsOnly, shown } = this.filter;
    const kinds = shown === 'Everything' ? null : KINDS_SHOWN[shown];
    const isKind = KINDS.map((kind) => kinds === null || kinds.includes(kind));
    const isKey = limitsKeys(this.filter) ? keyTest(segment, keyWanted(this.filter)) : null;
    const detectionId = detection === null ? null : numberOf(segment, detection);
    const onlyChanges = shown === 'Changes of items';
    const isResult = KINDS.indexOf('result');
    const isRequest = KINDS.indexOf('request');
    const isDelete = KINDS.indexOf('delete');
    const isError = errorTest(segment);
    const isFailure = failureTest(segment);
    return (index) => {
      const kind = segment.kind[index] ?? 0;
      if (isKind[kind] !== true) return false;
      if (detectionId !== null && (detectionId < 0 || segment.detection[index] !== detectionId)) return false;
      if (isKey !== null && !isKey(index)) return false;
      if (onlyChanges && kind !== isDelete && (segment.delta[index] ?? -1) < 0) return false;
      if (!errorsOnly) return true;
      if (kind === isRequest) return isError(index);
      return kind === isResult && isFailure(index);
    };
  }
}

/** Position of a sequence number among the shown ones; −1 when it is not shown. */
export function positionOf(entries: ShownEntries, seq: number): number {
  const position = partitionPoint(0, entries.count, (index) => (entries.seqs[index] ?? 0) < seq);
  return position < entries.count && entries.seqs[position] === seq ? position : -1;
}

function counted(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'entry' : 'entries'}`;
}

/**
 * How many entries a filter lets through, of all `length`: `438 entries`, `77 entries of 438`. `past`: how many of all have happened at
 * the moment that is shown, which is said too; null in the present.
 */
export function summaryOf(entries: ShownEntries, length: number, filter: TraceFilter, past: number | null): string {
  const shown = isOpen(filter) ? counted(length) : `${counted(entries.matching)} of ${length.toLocaleString('en-US')}`;
  return past === null ? shown : `${shown}, ${Math.min(past, length).toLocaleString('en-US')} by this moment`;
}
