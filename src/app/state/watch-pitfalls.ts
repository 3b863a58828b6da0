import type { AppStore, AppStoreApi } from './app-state';
import { isBusy } from './context';
import { areOld } from './pitfall-state';

/** Milliseconds after a run's end, and after an edit, at which it is looked for pitfalls: what the run shows is read first, and typing goes on. */
const AFTER_RUN = 2_000;
const AFTER_EDIT = 1_000;
/** Most detections of a workspace whose pitfalls are looked for before anybody has opened their tab. */
const FEW = 50;

/** Has it look for pitfalls when the tab is opened, after runs, and after edits. */
export function watchPitfalls(store: Pick<AppStoreApi, 'subscribe' | 'getState'>): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wasOpened = false;

  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function checkIn(milliseconds: number): void {
    cancel();
    timer = setTimeout(() => {
      timer = null;
      whenIdle(() => {
        const state = store.getState();
        if (!state.loaded || isBusy(state.run) || !areOld(state)) return;
        if (state.tests.running) checkIn(AFTER_RUN);
        else void state.checkPitfalls();
      });
    }, milliseconds);
  }

  store.subscribe((state, before) => {
    if (state.workspaceId !== before.workspaceId) {
      cancel();
      wasOpened = false;
      state.forgetPitfalls();
    }
    if (!state.loaded) return;
    const isOpen = state.bottomTab === 'Pitfalls';
    wasOpened ||= isOpen;
    if (isBusy(state.run)) return;
    const isFollowed = wasOpened || state.detections.length <= FEW;
    if (isOpen && (before.bottomTab !== 'Pitfalls' || !before.loaded)) {
      cancel();
      if (areOld(state)) void state.checkPitfalls();
    } else if (isBusy(before.run)) {
      if (isFollowed) checkIn(AFTER_RUN);
    } else if (hasChanged(state, before) && (isOpen || (isFollowed && state.pitfalls.inputs !== null))) checkIn(AFTER_EDIT);
  });
}

/** Whether what is looked into is another one. */
function hasChanged(state: AppStore, before: AppStore): boolean {
  return state.workspace !== before.workspace || state.settings !== before.settings || state.trace !== before.trace;
}

/** Browsers tell when they have nothing else to do; elsewhere it is done at once. */
function whenIdle(callback: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: 1_000 });
  else callback();
}
