import { create } from 'zustand';
import type { TraceSegment } from '../../trace/trace-types';

/** What the user looks at in the output; kept while another tab is in front. */
interface OutputView {
  /** ID of a detection; null: all. */
  detection: string | null;
  /** Number of the selected line, in the run that `run` names (see run-selection.ts). */
  selected: string | null;
  run: TraceSegment | null;
  setDetection: (detection: string | null) => void;
  select: (selected: string | null) => void;
  setRun: (run: TraceSegment | null) => void;
  clear: () => void;
}

export const useOutputView = create<OutputView>((set) => ({
  detection: null,
  selected: null,
  run: null,
  setDetection: (detection) => set({ detection, selected: null, run: null }),
  select: (selected) => set({ selected, run: null }),
  setRun: (run) => set({ run }),
  clear: () => set({ selected: null, run: null }),
}));
