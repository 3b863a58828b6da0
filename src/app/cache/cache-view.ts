import { create } from 'zustand';
import type { CacheQuery } from './cache-rows';

/** What the user looks at in the cache grid; kept while another tab is in front. */
interface CacheView {
  query: CacheQuery;
  selected: string | null;
  /** Key whose item is being edited; null: no editor is open. */
  edited: string | null;
  adding: boolean;
  setQuery: (change: Partial<CacheQuery>) => void;
  select: (key: string | null) => void;
  edit: (key: string | null) => void;
  setAdding: (adding: boolean) => void;
}

const EVERYTHING: CacheQuery = { search: '', type: 'all', state: 'all', sort: { column: 'Key', descending: false } };

export const useCacheView = create<CacheView>((set) => ({
  query: EVERYTHING,
  selected: null,
  edited: null,
  adding: false,
  setQuery: (change) => set((view) => ({ query: { ...view.query, ...change } })),
  select: (selected) => set({ selected }),
  edit: (edited) => set({ edited }),
  setAdding: (adding) => set({ adding }),
}));
