import { create } from 'zustand';
import type { CacheQuery } from './cache-rows';
import { NO_SELECTION, letGo, selectKeys, selectedKeys } from './key-selection';
import type { KeySelection } from './key-selection';

/** How the keys stand: one after the other, or in groups. */
export type CacheShape = 'list' | 'tree';

/** What the user looks at in the cache grid; kept while another tab is in front. */
interface CacheView extends KeySelection {
  query: CacheQuery;
  /** Clicks select one more. */
  picking: boolean;
  shape: CacheShape;
  /** Between the parts of keys, as the user chose it; null: as it is guessed. */
  delimiter: string | null;
  /** Prefixes of groups that are open, or, while there is a search, closed: a search opens all that it finds. */
  toggled: ReadonlySet<string>;
  /** Key whose item is being edited; null: no editor is open. */
  edited: string | null;
  adding: boolean;
  mapping: boolean;
  setQuery: (change: Partial<CacheQuery>) => void;
  select: (key: string | null) => void;
  setSelection: (selection: KeySelection) => void;
  setPicking: (picking: boolean) => void;
  /** `open`: the groups that are open at first. */
  setShape: (shape: CacheShape, open?: Iterable<string>) => void;
  setDelimiter: (delimiter: string | null) => void;
  toggle: (prefix: string) => void;
  setToggled: (prefixes: Iterable<string>) => void;
  edit: (key: string | null) => void;
  setAdding: (adding: boolean) => void;
  setMapping: (mapping: boolean) => void;
}

const EVERYTHING: CacheQuery = { search: '', type: 'all', state: 'all', sort: { column: 'Key', descending: false } };

/** What stays selected when other rows are shown: never more than what can be seen. */
function afterQuery(view: CacheView, change: Partial<CacheQuery>): Partial<CacheView> {
  const hasOther = (['search', 'type', 'state'] as const).some((name) => change[name] !== undefined && change[name] !== view.query[name]);
  if (!hasOther) return {};
  const opens = change.search !== undefined && (change.search === '') !== (view.query.search === '');
  return { several: view.picking ? new Set() : null, anchor: null, ...(opens && { toggled: new Set() }) };
}

export const useCacheView = create<CacheView>((set) => ({
  ...NO_SELECTION,
  query: EVERYTHING,
  picking: false,
  shape: 'list',
  delimiter: null,
  toggled: new Set(),
  edited: null,
  adding: false,
  mapping: false,
  setQuery: (change) => set((view) => ({ query: { ...view.query, ...change }, ...afterQuery(view, change) })),
  select: (selected) => set({ ...NO_SELECTION, selected, picking: false }),
  setSelection: ({ selected, group, several, anchor }) => set({ selected, group, several, anchor }),
  setPicking: (picking) => set((view) => ({ ...(picking ? selectKeys(view, selectedKeys(view)) : letGo(view)), picking })),
  setShape: (shape, open = []) => set({ shape, toggled: new Set(open), group: null, anchor: null }),
  setDelimiter: (delimiter) => set({ delimiter, toggled: new Set(), group: null, anchor: null }),
  toggle: (prefix) =>
    set((view) => {
      const toggled = new Set(view.toggled);
      if (!toggled.delete(prefix)) toggled.add(prefix);
      return { toggled };
    }),
  setToggled: (prefixes) => set({ toggled: new Set(prefixes) }),
  edit: (edited) => set({ edited }),
  setAdding: (adding) => set({ adding }),
  setMapping: (mapping) => set({ mapping }),
}));
