import { create } from 'zustand';
import type { TraceSegment } from '../../trace/trace-types';
import { NO_FILTER } from './trace-filter';
import type { TraceFilter } from './trace-filter';

/** What the user looks at in the list of entries; kept while another tab is in front. */
interface TraceView {
  filter: TraceFilter;
  /** Sequence number of the selected entry, in the run that `run` names (see run-selection.ts). */
  selected: number | null;
  run: TraceSegment | null;
  setFilter: (change: Partial<TraceFilter>) => void;
  select: (seq: number | null) => void;
  setRun: (run: TraceSegment | null) => void;
  clear: () => void;
  /** Selects an entry from elsewhere: no filter hides it. */
  show: (seq: number) => void;
}

export const useTraceView = create<TraceView>((set) => ({
  filter: NO_FILTER,
  selected: null,
  run: null,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected, run: null }),
  setRun: (run) => set({ run }),
  clear: () => set({ selected: null, run: null }),
  show: (seq) => set({ filter: NO_FILTER, selected: seq, run: null }),
}));
