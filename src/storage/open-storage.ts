import { BrowserStorage } from './browser-storage';
import { IndexedDatabase } from './indexed-database';
import { CHANNEL_NAME } from './page-messages';
import type { Channel } from './page-messages';
import type { AppStorage } from './storage-types';

/** The storage of this browser, for the page that calls it. What has not been written is written when the page is hidden or left. */
export function openStorage(): AppStorage {
  const { locks, storage: manager } = globalThis.navigator;
  const storage = new BrowserStorage({ database: new IndexedDatabase('recall'), locks, channel: openChannel(), manager });
  document.addEventListener('visibilitychange', () => void storage.flush());
  window.addEventListener('pagehide', () => {
    storage.leave();
    // For a page that is kept to come back to.
    void storage.flush();
  });
  return storage;
}

/** undefined where the browser has no such channels, or refuses them. */
function openChannel(): Channel | undefined {
  try {
    return new BroadcastChannel(CHANNEL_NAME);
  } catch {
    return undefined;
  }
}
