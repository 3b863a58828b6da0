import { wouldLose } from '../state/own-work';
import type { AppStoreApi } from '../state/app-state';

/**
 * While the page is left: everything on its way is handed to the storage, and the browser asks back where something would
 * be lost, which ordinary work never is.
 */
export function watchLeaving(store: AppStoreApi): void {
  const settle = (): void => store.getState().settle();
  // In the capturing phase: before the storage writes what it has been given.
  window.addEventListener('visibilitychange', settle, { capture: true });
  window.addEventListener('pagehide', settle, { capture: true });
  window.addEventListener('beforeunload', (event) => {
    settle();
    if (wouldLose(store.getState())) event.preventDefault();
  });
}
