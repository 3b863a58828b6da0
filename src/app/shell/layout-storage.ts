/**
 * Where the sizes of panels are remembered: the browser's local storage. Sizes are a comfort, so where that storage is
 * missing or full they are simply not remembered.
 */
export const layoutStorage = {
  getItem(key: string): string | null {
    try {
      return localStorage.getItem(`recall/${key}`);
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(`recall/${key}`, value);
    } catch {
      // Not remembered.
    }
  },
};
