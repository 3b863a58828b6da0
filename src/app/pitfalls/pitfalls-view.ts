import { create } from 'zustand';
import { ALL_PITFALLS, type PitfallFilter } from './pitfall-rows';

/** What the user looks at in the list of pitfalls; kept while another tab is in front. */
interface PitfallsView {
  filter: PitfallFilter;
  /** The selected row's id. */
  selected: string | null;
  setFilter: (change: Partial<PitfallFilter>) => void;
  select: (selected: string | null) => void;
}

export const usePitfallsView = create<PitfallsView>((set) => ({
  filter: ALL_PITFALLS,
  selected: null,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected }),
}));
