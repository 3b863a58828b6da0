import { create } from 'zustand';

/** Which detection's versions are being compared. */
interface VersionsView {
  /** Its ID; null: none. */
  detection: string | null;
  ask: (detection: string | null) => void;
}

export const useVersions = create<VersionsView>((set) => ({
  detection: null,
  ask: (detection) => set({ detection }),
}));
