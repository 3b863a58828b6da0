import { create } from 'zustand';

/** What the user looks at in the output; kept while another tab is in front. */
interface OutputView {
  /** ID of a detection; null: all. */
  detection: string | null;
  /** Number of the selected line. */
  selected: string | null;
  setDetection: (detection: string | null) => void;
  select: (selected: string | null) => void;
}

export const useOutputView = create<OutputView>((set) => ({
  detection: null,
  selected: null,
  setDetection: (detection) => set({ detection, selected: null }),
  select: (selected) => set({ selected }),
}));
