import { create } from 'zustand';

/** Events a second that Play goes through. */
export const PACES = ['1', '5', '25', '100'] as const;
export type Pace = (typeof PACES)[number];

/** How the past is played. */
interface PastView {
  playing: boolean;
  pace: Pace;
  setPlaying: (playing: boolean) => void;
  setPace: (pace: Pace) => void;
}

export const usePastView = create<PastView>((set) => ({
  playing: false,
  pace: '5',
  setPlaying: (playing) => set({ playing }),
  setPace: (pace) => set({ pace }),
}));
