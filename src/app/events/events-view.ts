import { create } from 'zustand';
import type { EventRow } from '../../workspace/workspace-types';
import { NO_QUERY } from './event-list';
import type { EventQuery } from './event-list';

/** What the user looks at in the list of events; kept while another tab is in front. */
interface EventsView {
  query: EventQuery;
  /** `path:line` of a row. */
  selected: string | null;
  /** The row that is being edited, `new`, or null: no editor is open. */
  edited: EventRow | 'new' | null;
  pasting: boolean;
  /** The dialog that makes events is open. */
  making: 'generated' | 'samples' | null;
  /** The event that a test is being made of. */
  testing: EventRow | null;
  setQuery: (change: Partial<EventQuery>) => void;
  select: (id: string | null) => void;
  edit: (edited: EventRow | 'new' | null) => void;
  setPasting: (pasting: boolean) => void;
  make: (making: 'generated' | 'samples' | null) => void;
  test: (testing: EventRow | null) => void;
}

export const useEventsView = create<EventsView>((set) => ({
  query: NO_QUERY,
  selected: null,
  edited: null,
  pasting: false,
  making: null,
  testing: null,
  setQuery: (change) => set((view) => ({ query: { ...view.query, ...change } })),
  select: (selected) => set({ selected }),
  edit: (edited) => set({ edited }),
  setPasting: (pasting) => set({ pasting }),
  make: (making) => set({ making }),
  test: (testing) => set({ testing }),
}));
