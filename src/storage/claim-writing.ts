const LOCK_NAME = 'recall-storage';

/** How long a page that is being reloaded may take to let go of the lock. */
const PATIENCE_MILLISECONDS = 2000;

/**
 * Claims the stored data for this page as long as it is open, so that two pages never write over each other. Resolves
 * with false when another page has it; with true too where the browser has no locks.
 */
export function claimWriting(locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const holdForGood = (): Promise<never> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    locks
      .request(LOCK_NAME, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }, holdForGood)
      .catch(() => resolve(false));
  });
}
