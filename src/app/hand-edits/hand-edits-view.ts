import { create } from 'zustand';
import type { TakenBack } from '../state/take-back';

type Question = Extract<TakenBack, { kind: 'changed since' }>;

/** The list of edits by hand, and the question about one whose items have changed since. */
interface HandEditsView {
  isOpen: boolean;
  question: Question | null;
  setOpen: (isOpen: boolean) => void;
  ask: (question: Question | null) => void;
}

export const useHandEdits = create<HandEditsView>((set) => ({
  isOpen: false,
  question: null,
  setOpen: (isOpen) => set({ isOpen }),
  // The question takes the place of the list.
  ask: (question) => set({ question, isOpen: false }),
}));
