import type { Space } from './storage-types';

/** How much room this site has and takes; null where the browser does not say. Never rejects. */
export async function spaceOf(manager: StorageManager | undefined): Promise<Space | null> {
  try {
    const { usage, quota } = (await manager?.estimate()) ?? {};
    if (usage === undefined || quota === undefined) return null;
    return { used: usage, quota, persisted: (await manager?.persisted?.()) ?? false };
  } catch {
    return null;
  }
}

/** Asks the browser not to delete the data by itself; resolves with whether it does so. Never rejects. */
export async function persistData(manager: StorageManager | undefined): Promise<boolean> {
  try {
    return (await manager?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
