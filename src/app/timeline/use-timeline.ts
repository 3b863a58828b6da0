import { useMemo, useState } from 'react';
import { EventLanes, keyLife } from '../../engine/page-behaviour';
import type { EventLane } from '../../engine/page-behaviour';
import type { KeyLife } from '../../replay/key-life';
import type { Trace } from '../../trace/trace';
import { useCacheView } from '../cache/cache-view';
import { useTimelineView } from './timeline-view';

/** How many keys have a lane: the selected one and those with the most entries, or those that are searched for. */
const MOST_KEYS = 12;

/** The lanes of the timeline. */
export interface TimelineLanes {
  readonly events: readonly EventLane[];
  readonly keys: readonly KeyLife[];
  /** How many more keys there are (that fit the search). */
  readonly moreKeys: number;
}

/** The lanes of a trace: its log types, and the keys that the user looks for. */
export function useTimelineLanes(trace: Trace): TimelineLanes {
  const [lanes] = useState(() => new EventLanes());
  const search = useTimelineView((view) => view.search);
  const selected = useCacheView((view) => view.selected);
  return useMemo(() => {
    const found = keysOf(trace, search, selected);
    // The lanes grow in place: what holds them is new with each trace.
    return { events: lanes.of(trace), keys: found.slice(0, MOST_KEYS).map((key) => keyLife(trace, key)), moreKeys: Math.max(0, found.length - MOST_KEYS) };
  }, [lanes, trace, search, selected]);
}

/** Keys by how much happens with them, the selected one first; those of the starting table that nothing touched come last. */
function keysOf(trace: Trace, search: string, selected: string | null): string[] {
  const places = trace.places();
  const keys = new Set([...places.keys(), ...trace.tableAt(1).keys()]);
  const wanted = search.toLowerCase();
  const weight = (key: string): number => (key === selected ? Infinity : places.ofKey(key).length);
  return [...keys].filter((key) => wanted === '' || key.toLowerCase().includes(wanted)).sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}
