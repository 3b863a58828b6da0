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
    const busiest = this.search === '' ? places.busiest : first(this.found, (key) => places.countOf(key));
    return busiest.length >= MOST_KEYS ? busiest : [...busiest, ...first(this.untouched, () => 0)];
  }
}

/** The first MOST_KEYS keys by their weight, of equal ones the smaller name (by code unit). Sorting them all would take long. */
function first(keys: Iterable<string>, weightOf: (key: string) => number): string[] {
  const best: { key: string; weight: number }[] = [];
  let least = -1;
  for (const key of keys) {
    const weight = weightOf(key);
    if (weight < least) continue;
    let place = best.length;
    while (place > 0 && isBefore({ key, weight }, best[place - 1])) place -= 1;
    if (place >= MOST_KEYS) continue;
    best.splice(place, 0, { key, weight });
    if (best.length > MOST_KEYS) best.pop();
    if (best.length === MOST_KEYS) least = best[MOST_KEYS - 1]?.weight ?? -1;
  }
  return best.map(({ key }) => key);
}

function isBefore(one: { key: string; weight: number }, other: { key: string; weight: number } | undefined): boolean {
  return other === undefined || one.weight > other.weight || (one.weight === other.weight && one.key < other.key);
}
