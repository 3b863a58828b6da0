import { create } from 'zustand';
import { ALL_TESTS, type TestFilter } from './test-rows';

/** What the user looks at in the list of tests; kept while another tab is in front. */
interface TestsView {
  filter: TestFilter;
  /** The selected test's id. */
  selected: string | null;
  setFilter: (change: Partial<TestFilter>) => void;
  select: (selected: string | null) => void;
}

export const useTestsView = create<TestsView>((set) => ({
  filter: ALL_TESTS,
  selected: null,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected }),
}));
