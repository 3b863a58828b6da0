import type { EpochSeconds } from '../clock/clock-types';
import { partitionPoint } from '../clock/partition-point';
import { askByText } from './ask-by-text';
import { BusiestKeys } from './busiest-keys';
import { resultPartsAt, textAt } from './segment';
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
 * Where things stand in the entries that values of a trace share. Grows with them; entries are looked at once. It may know more
 * entries than a value has: TracePlaces reads as much of it as belongs to the value.
 */
export class PlaceLists {
  /** Entries looked at. */
  length = 0;
  /** Moments after a request or another change of the table, and after a match; ascending. */
  readonly requests: number[] = [];
  readonly alerts: number[] = [];
  /** By event number − 1: the sequence number of its entry, and the moment at which all before it is over. */
  readonly begins: number[] = [];
  readonly before: number[] = [];
  /** Moments after entries that name a key. */
  readonly keys = new Map<string, number[]>();
  /** The keys in the order in which they first came. */
  readonly names: string[] = [];
  readonly busiest = new BusiestKeys();
  earliest = Infinity;
  latest = -Infinity;
  /** Length of the run of deletions by the sweeper that ends here: they belong to the time that passes until the next event. */
  private deletions = 0;

  /** Looks at the next entries of the trace: those of a segment from `from` on, up to the moment `until`. */
  add(segment: TraceSegment, from: number, until: number): void {
    const end = Math.min(segment.count, from + until - this.length);
    // Most results have the text of another one.
    const isMatch = askByText(segment.body, (index) => resultPartsAt(segment, index).hasAlert);
    for (let index = from; index < end; index++) {
      const seq = this.length;
      const moment = ++this.length;
      const kind = segment.kind[index];
      const at = segment.at[index] ?? 0;
      if (at < this.earliest) this.earliest = at;
      if (at > this.latest) this.latest = at;
      if (kind === EVENT) {
        this.begins.push(seq);
        this.before.push(seq - this.deletions);
      } else if (kind === RESULT) {
        if (isMatch(index)) this.alerts.push(moment);
      } else if (kind === REQUEST || kind === DELETE || kind === EDIT) {
        this.requests.push(moment);
        const key = textAt(segment, 'key', index);
        if (key !== null) this.busiest.note(key, this.momentsOf(key).push(moment));
      }
      this.deletions = kind === DELETE && textAt(segment, 'body', index) === SWEEPER ? this.deletions + 1 : 0;
    }
  }

  private momentsOf(key: string): number[] {
    const known = this.keys.get(key);
    if (known) return known;
    const moments: number[] = [];
    this.keys.set(key, moments);
    this.names.push(key);
    return moments;
  }
}

/** What one can step to in a trace, as moments: a moment is a number of entries, and what it shows is the state after so many. */
export class TracePlaces {
  readonly #lists: PlaceLists;
  /** How many entries the trace has; the lists know as many at least. */
  readonly length: number;
  /** How many events the trace has. */
  readonly events: number;

  constructor(lists: PlaceLists, length: number) {
    this.#lists = lists;
    this.length = length;
    this.events = countUpTo(lists.begins, length - 1);
  }

  /** Events that are whole at a moment. */
  wholeEvents(moment: number): number {
    return moment >= this.length ? this.events : Math.max(0, Math.min(countUpTo(this.#lists.before, moment), this.events) - 1);
  }

  /** The event that is under way or has just ended at a moment; 0: none has begun. */
  eventAt(moment: number): number {
    return Math.min(countUpTo(this.#lists.begins, moment - 1), this.events);
  }

  /** The moment after so many events; 0: after the modules were loaded. The last one is the end of the trace. */
  afterEvent(events: number): number {
    return (events < this.events ? this.#lists.before[events] : undefined) ?? this.length;
  }

  /** Moments at which something was done with a key, ascending. */
  ofKey(key: string): readonly number[] {
    return this.#own(this.#lists.keys.get(key) ?? []);
  }

  /** How many entries name a key. */
  countOf(key: string): number {
    const moments = this.#lists.keys.get(key);
    if (moments === undefined) return 0;
    return this.#lists.length === this.length ? moments.length : countUpTo(moments, this.length);
  }

  /** The moments, around one, at which what is under a key is the same: from `from` up to, not including, `until`. */
  stay(key: string, moment: number): { from: number; until: number } {
    const moments = this.#lists.keys.get(key) ?? [];
    const passed = countUpTo(moments, moment);
    return { from: moments[passed - 1] ?? 1, until: moments[passed] ?? Infinity };
  }

  /** Moments after each match, ascending. */
  get alerts(): readonly number[] {
    return this.#own(this.#lists.alerts);
  }

  /** Keys that entries name, in the order in which they first came. */
  keys(): readonly string[] {
    const { names, keys } = this.#lists;
    return names.slice(0, partitionPoint(0, names.length, (index) => (keys.get(names[index] ?? '')?.[0] ?? 0) <= this.length));
  }

  /**
   * Some of the keys that most entries name, the busiest first, of equal ones the smaller name. Of a value that another one goes
   * on from, those that are the busiest there.
   */
  get busiest(): readonly string[] {
    const counted = this.#lists.busiest.keys.map((key) => ({ key, count: this.countOf(key) })).filter(({ count }) => count > 0);
    return counted.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
  }

  /** The earliest and the latest time of an entry: the clock may have been moved back. null where another value goes on from this one. */
  get times(): { from: EpochSeconds; to: EpochSeconds } | null {
    const { earliest, latest, length } = this.#lists;
    return length === this.length ? { from: earliest, to: latest } : null;
  }

  /** The next moment of a kind after `moment`; null where there is none. A key: where something is done with it. */
  next(kind: PlaceKind | { key: string }, moment: number): number | null {
    if (kind === 'event') {
      const next = this.afterEvent(countUpTo(this.#lists.before, moment));
      return next > moment ? next : null;
    }
    const moments = this.#moments(kind);
    const next = moments[countUpTo(moments, moment)];
    return next === undefined || next > this.length ? null : next;
  }

  /** The moment of a kind before `moment`; null where there is none. */
  previous(kind: PlaceKind | { key: string }, moment: number): number | null {
    const limit = Math.min(moment - 1, this.length);
    if (kind === 'event') return this.#lists.before[Math.min(countUpTo(this.#lists.before, limit), this.events) - 1] ?? null;
    const moments = this.#moments(kind);
    return moments[countUpTo(moments, limit) - 1] ?? null;
  }

  /** All that is known; it may go beyond the trace. */
  #moments(kind: Exclude<PlaceKind, 'event'> | { key: string }): readonly number[] {
    if (kind === 'request') return this.#lists.requests;
    return kind === 'alert' ? this.#lists.alerts : (this.#lists.keys.get(kind.key) ?? []);
  }

  /** As much of a list of moments as belongs to the trace. */
  #own(moments: readonly number[]): readonly number[] {
    return (moments.at(-1) ?? 0) <= this.length ? moments : moments.slice(0, countUpTo(moments, this.length));
  }
}

/** How many numbers of an ascending list are at most `limit`. */
function countUpTo(list: readonly number[], limit: number): number {
  return partitionPoint(0, list.length, (index) => (list[index] ?? 0) <= limit);
}
