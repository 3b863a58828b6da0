const KEY = 'recall-workspace';

/** Which workspace this tab shows, over reloads. */
export interface TabMemory {
  /** Null: nothing is known. */
  workspaceId(): string | null;
  remember(workspaceId: string): void;
}

/** Kept in the tab's `sessionStorage`; without it (it can be switched off) the tab opens what was used last. */
export const tabMemory: TabMemory = {
  workspaceId() {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  remember(workspaceId) {
    try {
      sessionStorage.setItem(KEY, workspaceId);
    } catch {
      // Then a reload opens the workspace that was used last.
    }
  },
};
