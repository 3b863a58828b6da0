import { create } from 'zustand';

/** What the user looks at in the list of alerts; kept while another tab is in front. */
interface AlertsView {
  selected: string | null;
  select: (selected: string | null) => void;
}

export const useAlertsView = create<AlertsView>((set) => ({
  selected: null,
  select: (selected) => set({ selected }),
}));
