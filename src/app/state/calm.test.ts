import { createStore } from 'zustand/vanilla';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppStore, AppStoreApi } from './app-state';
import { Calm } from './calm';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('follows a run from time to time, and everything else at once', () => {
  // As much of the state as it looks at.
  const store = createStore(() => ({ run: { kind: 'idle' }, redoLabel: 'a' })) as unknown as AppStoreApi;
  const calm = new Calm(store, (state: AppStore) => state.redoLabel);
  const seen: (string | null)[] = [];
  const unsubscribe = calm.subscribe(() => seen.push(calm.get()));
  store.setState({ redoLabel: 'b' });
  store.setState({ run: { kind: 'running', events: 0, total: 3 } });
  for (const redoLabel of ['c', 'd', 'e']) {
    store.setState({ redoLabel });
    vi.advanceTimersByTime(400);
  }
  expect(seen).toEqual(['b', 'e']);
  store.setState({ redoLabel: 'f' });
  expect(calm.get()).toBe('e');
  store.setState({ run: { kind: 'done', events: 3, alerts: 0, errors: 0 } });
  expect(seen).toEqual(['b', 'e', 'f']);
  vi.advanceTimersByTime(2_000);
  expect(seen).toHaveLength(3);
  unsubscribe();
  store.setState({ redoLabel: 'g' });
  expect([calm.get(), seen.length]).toEqual(['g', 3]);
});

it('follows a run at once as long as that is not dear', () => {
  const store = createStore(() => ({ run: { kind: 'running', events: 0, total: 9 }, redoLabel: 'a' })) as unknown as AppStoreApi;
  const calm = new Calm(store, ({ redoLabel }) => redoLabel, ({ redoLabel }) => (redoLabel ?? '') >= 'c');
  const seen: (string | null)[] = [];
  calm.subscribe(() => seen.push(calm.get()));
  for (const redoLabel of ['b', 'c', 'd']) store.setState({ redoLabel });
  expect(seen).toEqual(['b']);
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual(['b', 'd']);
});

it('follows a run later by its lag, and its end at once', () => {
  const store = createStore(() => ({ run: { kind: 'running', events: 0, total: 9 }, redoLabel: 'a' })) as unknown as AppStoreApi;
  const calm = new Calm(store, ({ redoLabel }) => redoLabel, ({ redoLabel }) => (redoLabel ?? '') >= 'c', 100);
  const seen: (string | null)[] = [];
  calm.subscribe(() => seen.push(calm.get()));
  store.setState({ redoLabel: 'b' });
  vi.advanceTimersByTime(99);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(['b']);
  store.setState({ redoLabel: 'c' });
  vi.advanceTimersByTime(1_099);
  expect(seen).toEqual(['b']);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(['b', 'c']);
  store.setState({ redoLabel: 'd', run: { kind: 'done', events: 9, alerts: 0, errors: 0 } });
  expect(seen).toEqual(['b', 'c', 'd']);
});
