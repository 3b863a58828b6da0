import { partitionPoint } from '../../clock/partition-point';
import { atOnce } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import { eventGroups, positionOf } from '../../workspace/event-groups';
import type { EventGroup } from '../../workspace/event-groups';
import type { EventRow } from '../../workspace/workspace-types';
import type { EventQuery, ListedEvent } from './event-list';

/** The events that are listed, in their order. Nothing is made of those that nobody looks at: there may be a million. */
export class EventView {
  readonly #rows: readonly EventRow[];
  /** Positions among all events, ascending; null: all of them. */
  readonly #positions: Uint32Array | null;

  constructor(rows: readonly EventRow[], positions: Uint32Array | null = null) {
    this.#rows = rows;
    this.#positions = positions;
  }

  get length(): number {
    return this.#positions?.length ?? this.#rows.length;
  }

  /** The event in place `index`; undefined where there is none. */
  at(index: number): ListedEvent | undefined {
    const position = this.#positions === null ? index : this.#positions[index];
    const row = position === undefined ? undefined : this.#rows[position];
    return position === undefined || row === undefined ? undefined : { number: position + 1, row };
  }

  /** The place of a row, by its `eventId`; −1 where it is not listed. */
  indexOf(id: string): number {
    const colon = id.lastIndexOf(':');
    const position = positionOf(eventGroups(this.#rows), id.slice(0, colon), Number(id.slice(colon + 1)));
    const positions = this.#positions;
    if (position < 0 || positions === null) return position;
    const place = partitionPoint(0, positions.length, (index) => (positions[index] ?? 0) < position);
    return positions[place] === position ? place : -1;
  }

  /** All that are listed. */
  rows(): EventRow[] {
    if (this.#positions === null) return [...this.#rows];
    return Array.from(this.#positions, (position) => this.#rows[position]).filter((row) => row !== undefined);
  }
}

/** Rows that are looked at between two pauses. */
const ROWS_AT_ONCE = 1_000;

/**
 * Finds the events that a query wants. What was found in a file is remembered for the query that was asked last, so that an edit
 * looks through its own file alone.
 */
export class EventFilter {
  #key = '';
  /** Places among the rows of a file. */
  #known = new WeakMap<readonly EventRow[], Uint32Array>();

  /** How many rows would have to be looked at. */
  unknown(rows: readonly EventRow[], query: EventQuery): number {
    if (!isNarrowed(query)) return 0;
    this.#ask(query);
    return wanted(rows, query).reduce((sum, group) => sum + (this.#known.has(group.rows) ? 0 : group.rows.length), 0);
  }

  /** Looks through the events with pauses. The search looks into the whole text of an event, in any case of letters. */
  *look(rows: readonly EventRow[], query: EventQuery): Slices<EventView> {
    if (!isNarrowed(query)) return new EventView(rows, query.file === '' ? null : gathered(wanted(rows, query), null));
    this.#ask(query);
    // Another query may be asked in a pause, and has a map of its own then.
    const known = this.#known;
    const matches = matcher(query);
    const found = new Map<readonly EventRow[], Uint32Array>();
    for (const { rows: own } of wanted(rows, query)) {
      let places = known.get(own);
      if (places === undefined) {
        const list: number[] = [];
        for (const [index, row] of own.entries()) {
          if (matches(row)) list.push(index);
          if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
        }
        places = Uint32Array.from(list);
        known.set(own, places);
      }
      found.set(own, places);
    }
    return new EventView(rows, gathered(wanted(rows, query), found));
  }

  #ask({ search, logType }: EventQuery): void {
    const key = JSON.stringify([search, logType]);
    if (key === this.#key) return;
    this.#key = key;
    this.#known = new WeakMap();
  }
}

/** Whether single events have to be looked at. */
function isNarrowed({ search, logType }: EventQuery): boolean {
  return search !== '' || logType !== '';
}

function wanted(rows: readonly EventRow[], { file }: EventQuery): readonly EventGroup[] {
  const groups = eventGroups(rows);
  return file === '' ? groups : groups.filter(({ path }) => path === file);
}

function matcher({ search, logType }: EventQuery): (row: EventRow) => boolean {
  const pattern = search === '' ? null : new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  return (row) => (logType === '' || row.logType === logType) && (pattern === null || pattern.test(row.text));
}

/** The positions of what was found (null: everything) in some files. */
function gathered(groups: readonly EventGroup[], found: ReadonlyMap<readonly EventRow[], Uint32Array> | null): Uint32Array {
  const count = ({ rows }: EventGroup): number => (found === null ? rows.length : (found.get(rows)?.length ?? 0));
  const positions = new Uint32Array(groups.reduce((sum, group) => sum + count(group), 0));
  let next = 0;
  for (const group of groups) {
    const places = found?.get(group.rows);
    for (let index = 0; index < count(group); index += 1) positions[next++] = group.start + (places?.[index] ?? index);
  }
  return positions;
}

/** The events that a query wants, looked for in one go. */
export function filterEvents(rows: readonly EventRow[], query: EventQuery, filter = new EventFilter()): EventView {
  return atOnce(filter.look(rows, query));
}
