import { create } from 'zustand';
import { ALL_PITFALLS, type PitfallFilter } from './pitfall-rows';

/** What the user looks at in the tab of pitfalls; kept while another tab is in front. */
interface PitfallsView {
  view: 'Findings' | 'Cost';
  filter: PitfallFilter;
  /** The selected row's id. */
  selected: string | null;
  /** The detection whose cost is shown in full. */
  selectedCost: string | null;
  setView: (view: PitfallsView['view']) => void;
  setFilter: (change: Partial<PitfallFilter>) => void;
  select: (selected: string | null) => void;
  selectCost: (selectedCost: string | null) => void;
}

export const usePitfallsView = create<PitfallsView>((set) => ({
  view: 'Findings',
  filter: ALL_PITFALLS,
  selected: null,
  selectedCost: null,
  setView: (view) => set({ view }),
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected }),
  selectCost: (selectedCost) => set({ selectedCost }),
}));
