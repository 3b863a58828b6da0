import { create } from 'zustand';
import type { EpochSeconds } from '../../clock/clock-types';

/** A stretch of simulated time. */
export interface Stretch {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/** What the timeline shows; kept while another tab is in front. */
interface TimelineView {
  /** null: all of the trace. */
  stretch: Stretch | null;
  /** Keys whose name has this are shown; '': the busiest ones. */
  search: string;
  /** As a table instead of a picture. */
  asTable: boolean;
  setStretch: (stretch: Stretch | null) => void;
  setSearch: (search: string) => void;
  setAsTable: (asTable: boolean) => void;
}

export const useTimelineView = create<TimelineView>((set) => ({
  stretch: null,
  search: '',
  asTable: false,
  setStretch: (stretch) => set({ stretch }),
  setSearch: (search) => set({ search }),
  setAsTable: (asTable) => set({ asTable }),
}));
