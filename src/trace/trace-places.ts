import { resultAt, textAt } from './segment';
import { KINDS } from './segment-codes';
import type { DeleteEntry, TraceSegment } from './trace-types';

/** What one can step to in a trace. `event`: an event is whole; `request`: a request, or a change of the table without one; `alert`: a match. */
export type PlaceKind = 'event' | 'request' | 'alert';

const code = (kind: (typeof KINDS)[number]): number => KINDS.indexOf(kind);
const EVENT = code('event');
const REQUEST = code('request');
const RESULT = code('result');
const DELETE = code('delete');
const EDIT = code('edit');
/** What a deletion by the sweeper has as its body. */
const SWEEPER = JSON.stringify('sweeper' satisfies DeleteEntry['by']);

/**
 * Where things stand in a trace, as moments: a moment is a number of entries, and what it shows is the state after so many.
 * Grows with the trace; entries are looked at once.
 */
export class TracePlaces {
  /** Entries looked at. */
  #length = 0;
  /** Moments after a request or another change of the table, and after a match; ascending. */
  readonly #requests: number[] = [];
  readonly #alerts: number[] = [];
  /** By event number − 1: the sequence number of its entry, and the moment at which all before it is over. */
  readonly #begins: number[] = [];
  readonly #before: number[] = [];
  /** Moments after entries that name a key. */
  readonly #keys = new Map<string, number[]>();
  /** Length of the run of deletions by the sweeper that ends here: they belong to the time that passes until the next event. */
  #deletions = 0;

  /** Looks at the next entries of the trace: those of a segment from `from` on, up to the moment `until`. */
  add(segment: TraceSegment, from: number, until: number): void {
    const end = Math.min(segment.count, from + until - this.#length);
    const matches = new Map<number, boolean>();
    for (let index = from; index < end; index++) {
      const seq = this.#length;
      const moment = ++this.#length;
      const kind = segment.kind[index];
      if (kind === EVENT) {
        this.#begins.push(seq);
        this.#before.push(seq - this.#deletions);
      } else if (kind === RESULT) {
        if (isMatch(segment, index, matches)) this.#alerts.push(moment);
      } else if (kind === REQUEST || kind === DELETE || kind === EDIT) {
        this.#requests.push(moment);
        const key = segment.strings[segment.key[index] ?? -1];
        if (key !== undefined) this.#keyMoments(key).push(moment);
      }
      this.#deletions = kind === DELETE && textAt(segment, 'body', index) === SWEEPER ? this.#deletions + 1 : 0;
    }
  }

  #keyMoments(key: string): number[] {
    const known = this.#keys.get(key);
    if (known) return known;
    const moments: number[] = [];
    this.#keys.set(key, moments);
    return moments;
  }

  get length(): number {
    return this.#length;
  }

  /** How many events the trace has. */
  get events(): number {
    return this.#begins.length;
  }

  /** Events that are whole at a moment. */
  wholeEvents(moment: number): number {
    return moment >= this.#length ? this.events : Math.max(0, countUpTo(this.#before, moment) - 1);
  }

  /** The event that is under way or has just ended at a moment; 0: none has begun. */
  eventAt(moment: number): number {
    return countUpTo(this.#begins, moment - 1);
  }

  /** The moment after so many events; 0: after the modules were loaded. The last one is the end of the trace. */
  afterEvent(events: number): number {
    return this.#before[events] ?? this.#length;
  }

  /** Moments at which something was done with a key, ascending. */
  ofKey(key: string): readonly number[] {
    return this.#keys.get(key) ?? [];
  }

  /** Moments after each match, ascending. */
  get alerts(): readonly number[] {
    return this.#alerts;
  }

  /** Keys that entries name, in the order in which they first came. */
  keys(): IterableIterator<string> {
    return this.#keys.keys();
  }

  /** The next moment of a kind after `moment`; null where there is none. A key: where something is done with it. */
  next(kind: PlaceKind | { key: string }, moment: number): number | null {
    if (kind === 'event') {
      const next = this.afterEvent(countUpTo(this.#before, moment));
      return next > moment ? next : null;
    }
    const moments = this.#moments(kind);
    return moments[countUpTo(moments, moment)] ?? null;
  }

  /** The moment of a kind before `moment`; null where there is none. */
  previous(kind: PlaceKind | { key: string }, moment: number): number | null {
    const moments = kind === 'event' ? this.#before : this.#moments(kind);
    return moments[countUpTo(moments, moment - 1) - 1] ?? null;
  }

  #moments(kind: Exclude<PlaceKind, 'event'> | { key: string }): readonly number[] {
    if (kind === 'request') return this.#requests;
    return kind === 'alert' ? this.#alerts : this.ofKey(kind.key);
  }
}

/** Whether a result is a match. Most results have the text of another one. */
function isMatch(segment: TraceSegment, index: number, known: Map<number, boolean>): boolean {
  const body = segment.body[index] ?? -1;
  const before = known.get(body);
  if (before !== undefined) return before;
  const found = resultAt(segment, index).alert !== null;
  known.set(body, found);
  return found;
}

/** How many numbers of an ascending list are at most `limit`. */
function countUpTo(list: readonly number[], limit: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
