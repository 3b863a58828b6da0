import type { Access } from '../../storage/storage-types';
import { errorIn } from '../../workspace/error-in';
import type { AppActions } from './app-state';
import type { AppContext } from './context';

/** Actions that leave the open workspace, its table and its trace as they are, or check by themselves. */
type FreeAction =
  | 'openFile'
  | 'closeFile'
  | 'showLine'
  | 'lookAt'
  | 'setLeftTab'
  | 'setBottomTab'
  | 'setTheme'
  | 'dismissNotice'
  | 'dismissNotices'
  | 'stop'
  | 'runTests'
  | 'stopTests'
  | 'expectTests'
  | 'forgetTests'
  | 'recordMocks'
  | 'closeRecording'
  | 'chooseForTests'
  | 'checkPitfalls'
  | 'stopPitfalls'
  | 'forgetPitfalls'
  | 'openLesson'
  | 'gradeLesson'
  | 'knownVersions'
  | 'compareVersions'
  | 'exportTestResults'
  | 'exportCoverage'
  | 'exportJUnit'
  | 'cancelImport'
  | 'leaveItemsOut'
  | 'exportWorkspace'
  | 'exportTrace'
  | 'exportTable'
  | 'downloadSetAside'
  | 'clearSetAside'
  | 'sharedContent'
  | 'openShareLink'
  | 'offerShareFiles'
  | 'trustShare'
  | 'dismissShare'
  | 'settle'
  | 'newWorkspace'
  | 'openWorkspace'
  | 'renameWorkspace'
  | 'duplicateWorkspace'
  | 'deleteWorkspace'
  | 'restoreWorkspace'
  | 'purgeWorkspace'
  | 'refreshWorkspaces'
  | 'exportAll'
  | 'takeOver'
  | 'openCopy'
  | 'openWithout'
  | 'keepData';

/** All others: an action that is new has to be in one of the two lists. */
type ChangingAction = Exclude<keyof AppActions, FreeAction>;

/** Why an action does not happen. */
interface Refusal {
  why: string;
  /** Shows it as news. */
  say: () => void;
}

const say = (refusal: Refusal): void => refusal.say();
const sayNone = (refusal: Refusal): number => {
  refusal.say();
  return 0;
};
const saySoon = (refusal: Refusal): Promise<void> => {
  refusal.say();
  return Promise.resolve();
};
/** Actions whose callers show the sentence that they throw. */
const refuse = ({ why }: Refusal): never => {
  throw new Error(why);
};

/** What each action does instead while the workspace cannot be changed. */
const INSTEAD: { readonly [Name in ChangingAction]: (refusal: Refusal) => ReturnType<AppActions[Name]> } = {
  setFileText: say,
  createFile: refuse,
  renameFile: refuse,
  duplicateFile: refuse,
  deleteFile: say,
  setDetectionEnabled: say,
  setEventText: say,
  addEvent: say,
  setEventsEnabled: say,
  deleteEvents: say,
  moveEvent: say,
  duplicateEvent: say,
  deriveLogTypes: sayNone,
  deriveEventTimes: sayNone,
  setLogType: sayNone,
  sortEvents: say,
  pasteEvents: ({ why }) => ({
    added: 0,
    problems: [errorIn('Pasted text', null, why)],
  }),
  addEventsFile: ({ say: tell }) => {
    tell();
    return Promise.resolve(false);
  },
  makeTest: refuse,
  recordNewTest: refuse,
  writeMocks: saySoon,
  undoMocks: say,
  applyFix: saySoon,
  silencePitfall: saySoon,
  startRun: saySoon,
  continueFromPast: saySoon,
  step: saySoon,
  resetCache: say,
  setItem: refuse,
  deleteItems: say,
  changeKeys: saySoon,
  takeBack: (refusal) => {
    refusal.say();
    return Promise.resolve(null);
  },
  moveClock: say,
  setSettings: say,
  undo: say,
  redo: say,
  importFiles: saySoon,
  trustAndLoad: say,
  importItems: saySoon,
  restoreStartingWorkspace: say,
};

/** A sentence that says why the open workspace cannot be changed; null where it can. */
export function refusalOf(access: Access): string | null {
  switch (access.kind) {
    case 'own':
    case 'memory':
      return null;
    case 'read only':
      return 'This workspace is open in another tab, where it can be changed. Take it over or open a copy to change it here.';
    case 'taken over':
      return 'Another tab has taken this workspace over. Take it back or open a copy to change it here.';
  }
}

/** The actions, of which those that would change the workspace only say why they do not, as long as another page has it. */
export function guarded(context: AppContext, actions: AppActions): AppActions {
  const wrapped = Object.entries(INSTEAD).map(([name, instead]) => {
    // Object.entries forgets that the names are those of actions; each is called with what it is given.
    const action = actions[name as ChangingAction] as (...args: unknown[]) => unknown;
    const wrapper = (...args: unknown[]): unknown => {
      const why = refusalOf(context.get().access);
      return why === null ? action(...args) : instead({ why, say: () => context.toast(why) });
    };
    return [name, wrapper] as const;
  });
  return { ...actions, ...Object.fromEntries(wrapped) };
}
