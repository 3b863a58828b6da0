import { create } from 'zustand';

/** Whether the page opens without a network at the next visit. */
export type WorksOffline = { kind: 'yes' } | { kind: 'not yet' } | { kind: 'no'; reason: string };

export interface OfflineState {
  works: WorksOffline;
  /** A newer version than the one that this page was loaded from is stored; a reload takes it. */
  updateReady: boolean;
  /** The user has put the offer aside; it stays in Settings. */
  updateLater: boolean;
  /** A file of this page's own version could not be had. */
  fileMissing: boolean;
  /** Stores everything and loads the page anew, as its newest version. Does nothing but say why when that would lose something. */
  reload: () => Promise<void>;
}

/** What the screen shows of the service worker's work. `start-offline.ts` fills it in. */
export const useOffline = create<OfflineState>(() => ({
  works: { kind: 'not yet' },
  updateReady: false,
  updateLater: false,
  fileMissing: false,
  reload: () => Promise.resolve(),
}));
