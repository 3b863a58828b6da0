import { BUSIEST } from '../../trace/busiest-keys';
import type { TableContents } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import type { TracePlaces } from '../../trace/trace-places';

/** How many keys have a lane: the selected one and those with the most entries, or those that are searched for. */
export const MOST_KEYS = Math.min(12, BUSIEST);

/** The keys that have a lane, and how many more there are. */
export interface FoundKeys {
  readonly keys: readonly string[];
  readonly more: number;
}

/**
 * Chooses the keys of a trace that have a lane: those that a search finds, by how much happens with them; those of the starting
 * table that nothing touched come last. While the trace grows, only keys that are new in it are looked at.
 */
export class LaneKeys {
  private trace: Trace | null = null;
  private search = '';
  /** Keys of the trace that were looked at. */
  private read = 0;
  /** Those of them that the search finds. */
  private found: string[] = [];
  /** Keys of the starting table that it finds, as long as no entry names them. */
  private untouched = new Set<string>();

  /** The selected key comes first, if it is one of those that are found. */
  of(trace: Trace, search: string, selected: string | null): FoundKeys {
    const wanted = search.toLowerCase();
    const finds = (key: string): boolean => wanted === '' || key.toLowerCase().includes(wanted);
    if (this.trace === null || !trace.hasGrownFrom(this.trace) || search !== this.search) this.begin(trace.tableAt(1), search, finds);
    this.trace = trace;
    const places = trace.places();
    const names = places.keys();
    for (const key of names.slice(this.read)) {
      this.untouched.delete(key);
      if (finds(key)) this.found.push(key);
    }
    this.read = names.length;
    const isFound = selected !== null && finds(selected) && (places.countOf(selected) > 0 || this.untouched.has(selected));
    const keys = [...(isFound ? [selected] : []), ...this.first(places).filter((key) => key !== selected)].slice(0, MOST_KEYS);
    return { keys, more: this.found.length + this.untouched.size - keys.length };
  }

  private begin(table: TableContents, search: string, finds: (key: string) => boolean): void {
    this.search = search;
    this.read = 0;
    this.found = [];
    this.untouched = new Set();
    for (const key of table.keys()) if (finds(key)) this.untouched.add(key);
  }

  private first(places: TracePlaces): readonly string[] {
    const busiest = this.search === '' ? places.busiest : smallest(this.found.map((key) => ({ key, rank: -places.countOf(key) })));
    return busiest.length >= MOST_KEYS ? busiest : [...busiest, ...smallest([...this.untouched].map((key) => ({ key, rank: 0 })))];
  }
}

interface Ranked {
  readonly key: string;
  readonly rank: number;
}

/** The first MOST_KEYS keys by rank, of equal ones the smaller name (by code unit). Sorting them all would take long. */
function smallest(ranked: readonly Ranked[]): string[] {
  const isBefore = (a: Ranked, b: Ranked): boolean => a.rank < b.rank || (a.rank === b.rank && a.key < b.key);
  const first: Ranked[] = [];
  for (const one of ranked) {
    const last = first[MOST_KEYS - 1];
    if (last !== undefined && !isBefore(one, last)) continue;
    if (last !== undefined) first.pop();
    const place = first.findIndex((other) => isBefore(one, other));
    first.splice(place < 0 ? first.length : place, 0, one);
  }
  return first.map(({ key }) => key);
}
