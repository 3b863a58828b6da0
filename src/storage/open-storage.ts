import { BrowserStorage } from './browser-storage';
import { claimWriting } from './claim-writing';
import { openDatabase } from './database';
import type { AppStorage } from './storage-types';

/** The storage of this browser, for the page that calls it. What has not been written is written when the page is hidden or left. */
export function openStorage(): AppStorage {
  const storage = new BrowserStorage({
    database: openDatabase('recall'),
    claimWriting: () => claimWriting(globalThis.navigator?.locks),
  });
  const flush = (): void => void storage.flush();
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
  return storage;
}
