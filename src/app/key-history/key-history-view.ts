import { create } from 'zustand';

/** The key whose history is open, up to and with entry `until` of the trace (null: to the moment on the screen). */
interface KeyHistoryView {
  open: { key: string; until: number | null } | null;
  show: (key: string, until?: number) => void;
  close: () => void;
}

export const useKeyHistory = create<KeyHistoryView>((set) => ({
  open: null,
  show: (key, until) => set({ open: { key, until: until ?? null } }),
  close: () => set({ open: null }),
}));
