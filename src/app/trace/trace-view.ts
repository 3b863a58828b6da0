import { create } from 'zustand';
import { NO_FILTER } from './trace-filter';
import type { TraceFilter } from './trace-filter';

/** What the user looks at in the list of entries; kept while another tab is in front. */
interface TraceView {
  filter: TraceFilter;
  /** Sequence number of the selected entry. */
  selected: number | null;
  setFilter: (change: Partial<TraceFilter>) => void;
  select: (seq: number | null) => void;
  /** Selects an entry from elsewhere: no filter hides it. */
  show: (seq: number) => void;
}

export const useTraceView = create<TraceView>((set) => ({
  filter: NO_FILTER,
  selected: null,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected }),
  show: (seq) => set({ filter: NO_FILTER, selected: seq }),
}));
