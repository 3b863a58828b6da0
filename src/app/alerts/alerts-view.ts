import { create } from 'zustand';
import type { TraceSegment } from '../../trace/trace-types';

/** What the user looks at in the list of alerts; kept while another tab is in front. */
interface AlertsView {
  /** ID of a group, in the run that `run` names (see run-selection.ts). */
  selected: string | null;
  run: TraceSegment | null;
  select: (selected: string | null) => void;
  setRun: (run: TraceSegment | null) => void;
  clear: () => void;
  /** The comparison with the last run is open. */
  comparing: boolean;
  setComparing: (comparing: boolean) => void;
}

export const useAlertsView = create<AlertsView>((set) => ({
  selected: null,
  run: null,
  select: (selected) => set({ selected, run: null }),
  setRun: (run) => set({ run }),
  clear: () => set({ selected: null, run: null }),
  comparing: false,
  setComparing: (comparing) => set({ comparing }),
}));
