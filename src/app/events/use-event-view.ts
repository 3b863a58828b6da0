import { useEffect, useMemo, useState } from 'react';
import type { EventRow } from '../../workspace/workspace-types';
import { inSlices } from '../../clock/slices';
import { EventFilter, EventView, filterEvents } from './event-filter';
import type { EventQuery } from './event-list';

/** Up to so many events are looked at at once; more are looked at a little at a time. */
const AT_ONCE = 50_000;

interface Searched {
  view: EventView;
  /** True while the events that the query wants are still looked for; `view` is what was wanted before. */
  isSearching: boolean;
}

/** The events that a query wants. A search through many of them does not hold the page up. */
export function useEventView(rows: readonly EventRow[], query: EventQuery): Searched {
  const [filter] = useState(() => new EventFilter());
  const [slow, setSlow] = useState<{ rows: readonly EventRow[]; query: EventQuery; view: EventView } | null>(null);
  const quick = useMemo(() => (filter.unknown(rows, query) <= AT_ONCE ? filterEvents(rows, query, filter) : null), [filter, rows, query]);
  useEffect(() => {
    if (quick !== null) return;
    const stop = new AbortController();
    void inSlices(filter.look(rows, query), stop.signal).then((view) => {
      if (view !== null) setSlow({ rows, query, view });
    });
    return () => stop.abort();
  }, [filter, quick, rows, query]);
  const none = useMemo(() => new EventView([]), []);
  if (quick !== null) return { view: quick, isSearching: false };
  // What was found in other events names lines that may be others now.
  if (slow === null || slow.rows !== rows) return { view: none, isSearching: true };
  return { view: slow.view, isSearching: slow.query !== query };
}
