import { create } from 'zustand';
import { ALL_TESTS, type TestFilter } from './test-rows';

export const TESTS_LISTS = ['Results', 'Coverage'] as const;
export type TestsList = (typeof TESTS_LISTS)[number];

/** What the user looks at in the list of tests; kept while another tab is in front. */
interface TestsView {
  filter: TestFilter;
  /** The selected test's id. */
  selected: string | null;
  /** Which list is shown: tests, or what they cover. */
  list: TestsList;
  /** The id of the selected row of what they cover. */
  selectedFile: string | null;
  setFilter: (change: Partial<TestFilter>) => void;
  select: (selected: string | null) => void;
  showList: (list: TestsList) => void;
  selectFile: (selectedFile: string | null) => void;
}

export const useTestsView = create<TestsView>((set) => ({
  filter: ALL_TESTS,
  selected: null,
  list: 'Results',
  selectedFile: null,
  setFilter: (change) => set((view) => ({ filter: { ...view.filter, ...change } })),
  select: (selected) => set({ selected }),
  showList: (list) => set({ list }),
  selectFile: (selectedFile) => set({ selectedFile }),
}));
