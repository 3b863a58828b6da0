import { createContext, createElement, useContext, useState, useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { refusalOf } from './access';
import type { AppStore, AppStoreApi } from './app-state';
import { Calm } from './calm';
import { isBusy } from './context';
import { IN_THE_PAST } from './past-actions';

const StoreContext = createContext<AppStoreApi | null>(null);

/** Gives the panels below it the store that `useApp` reads. */
export function AppStoreProvider({ store, children }: { store: AppStoreApi; children: ReactNode }): ReactElement {
  return createElement(StoreContext, { value: store }, children);
}

/** The store itself, for code that reads the state at the moment of a user's action instead of drawing it. */
export function useAppStore(): AppStoreApi {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useApp needs an AppStoreProvider above it.');
  return store;
}

/**
 * The part of the state (or an action) that `selector` picks; the component is drawn again when that part changes by
 * identity. A selector that builds a new object each time needs `useShallow` of zustand around it.
 */
export function useApp<Selected>(selector: (state: AppStore) => Selected): Selected {
  return useStore(useAppStore(), selector);
}

/**
 * The same for what is dear to draw, at all times or where `isDear`, and need not follow a run more closely than once a second.
 * `selector`, `isDear` and `lag`, by how many milliseconds it follows a run later, stay as they are at first.
 */
export function useAppCalmly<Selected>(selector: (state: AppStore) => Selected, isDear?: (state: AppStore) => boolean, lag?: number): Selected {
  const store = useAppStore();
  const [calm] = useState(() => new Calm(store, selector, isDear, lag));
  return useSyncExternalStore(calm.subscribe, calm.get);
}

/** Whether a run is at work: the table belongs to it then. */
export function useBusy(): boolean {
  return useApp((state) => isBusy(state.run));
}

/** A sentence that says why the open workspace cannot be changed; null where it can. */
export function useRefusal(): string | null {
  return useApp((state) => refusalOf(state.access));
}

/** The same for the table and its clock, which stay as they are while the past is shown. */
export function useTableRefusal(): string | null {
  return useApp((state) => refusalOf(state.access) ?? (state.past === null ? null : IN_THE_PAST));
}
