import { LAST_MOMENT, LONGEST_DELAY } from '../../clock/clock-types';
import { MOST_DESTINATIONS } from '../../trace/known-destinations';
import type { AppActions } from './app-state';
import type { AppContext } from './context';

type ScreenActions = Pick<
  AppActions,
  'openFile' | 'closeFile' | 'showLine' | 'setLeftTab' | 'setBottomTab' | 'setTheme' | 'dismissNotice' | 'dismissNotices' | 'setSettings'
>;

/** What is open and in front, and settings: nothing that Undo takes back. */
export function screenActions(context: AppContext): ScreenActions {
  const { get, set } = context;
  const openFile = (path: string): boolean => {
    const { workspace, openPaths } = get();
    if (!workspace.files.some((file) => file.path === path)) return false;
    set({ openPaths: openPaths.includes(path) ? openPaths : [...openPaths, path], activePath: path });
    return true;
  };
  let nonce = 0;
  return {
    openFile,
    closeFile(path) {
      const { openPaths, activePath } = get();
      const index = openPaths.indexOf(path);
      if (index < 0) return;
      const open = openPaths.filter((other) => other !== path);
      set({ openPaths: open, activePath: activePath === path ? (open[Math.min(index, open.length - 1)] ?? null) : activePath });
    },
    showLine(path, line, column) {
      if (openFile(path)) set({ reveal: { path, line, column: column ?? null, nonce: ++nonce } });
    },
    setLeftTab: (leftTab) => set({ leftTab }),
    setBottomTab: (bottomTab) => set({ bottomTab }),
    setTheme: (theme) => set({ theme }),
    dismissNotice: (notice) => set({ notices: get().notices.filter((other) => other !== notice) }),
    dismissNotices: () => set({ notices: [] }),
    setSettings(change) {
      const { settings } = get();
      const { seed, sweeperDelayHours, processingDelaySeconds, longestDelaySeconds, processedAt, knownDestinations } = { ...settings, ...change };
      const numbers = [seed, sweeperDelayHours, processingDelaySeconds, longestDelaySeconds, processedAt ?? 0];
      const sane = numbers.every(Number.isFinite) && sweeperDelayHours >= 0 && longestDelaySeconds >= 0 && longestDelaySeconds <= LONGEST_DELAY && Math.abs(processedAt ?? 0) <= LAST_MOMENT;
      if (sane && (knownDestinations?.length ?? 0) <= MOST_DESTINATIONS) set({ settings: { ...settings, ...change } });
    },
  };
}
