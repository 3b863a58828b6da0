import type { StoredState } from '../../storage/storage-types';
import type { Item } from '../../trace/item';
import type { StoredEntry } from '../../trace/trace-types';
import type { Workspace } from '../../workspace/workspace-types';
import type { AppStoreApi } from './app-state';
import type { AppDeps } from './context';
import { createAppStore } from './store';
import { FakeEngine } from './test-engine';
import { fakeTab, FakeStorage } from './test-storage';

export const CLOCK = 1_772_438_400;

/** Two detections (one with YAML) and an events file with `events` events. */
export function testWorkspace(events = 3): Workspace {
  const lines = Array.from({ length: events }, (_, index) => `{"p_log_type":"A","n":"${index + 1}"}\n`);
  return {
    name: 'Test',
    disabledPaths: [],
    files: [
      { path: 'events/e.jsonl', text: lines.join('') },
      { path: 'global_helpers/keys.py', text: 'PREFIX = "x"\n' },
      { path: 'rules/counts.py', text: 'def rule(event):\n    return True\n' },
      {
        path: 'rules/counts.yml',
        text: 'AnalysisType: rule\nRuleID: My.Counts\nFilename: counts.py\nEnabled: true\nLogTypes:\n  - A\nSeverity: LOW\n',
      },
      { path: 'rules/second.py', text: 'def rule(event):\n    return False\n' },
    ],
  };
}

export interface TestApp {
  store: AppStoreApi;
  engine: FakeEngine;
  storage: FakeStorage;
  toasts: string[];
  /** Presses the button of the newest toast that has one. */
  pressToast: () => void;
  /** Draws the next frame: what was scheduled is called. */
  frame: () => void;
}

/** A loaded app in Node. */
export async function testApp(
  stored: Partial<StoredState> | null = { workspace: testWorkspace() },
  { storage = new FakeStorage(stored), tab = fakeTab(), ...deps }: Partial<Pick<AppDeps, 'readImport' | 'tab' | 'pitfalls'>> & { storage?: FakeStorage } = {},
): Promise<TestApp> {
  const engine = new FakeEngine();
  const toasts: string[] = [];
  let pressToast = (): void => undefined;
  const scheduled: (() => void)[] = [];
  const store = createAppStore({
    ...deps,
    engine,
    storage,
    tab,
    now: () => CLOCK,
    toast: (message, action) => {
      toasts.push(message);
      if (action) pressToast = action.run;
    },
    schedule: (callback) => void scheduled.push(callback),
  });
  if (!store.getState().loaded) {
    await new Promise<void>((resolve) => {
      store.subscribe((state) => state.loaded && resolve());
    });
  }
  return { store, engine, storage, toasts, pressToast: () => pressToast(), frame: () => scheduled.splice(0).forEach((callback) => callback()) };
}

/** Lets everything that is ready go on: a macrotask comes after all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function counter(key: string, count: number, expiresAt?: number): Item {
  const item: Item = { key: { S: key }, intCount: { N: String(count) } };
  return expiresAt === undefined ? item : { ...item, expiresAt: { N: String(expiresAt) } };
}

/** A request of `My.Counts` that sets a counter. */
export function sets(key: string, count: number, event: number, at: number): StoredEntry {
  const delta = { set: { key: { S: key }, intCount: { N: String(count) } } };
  return {
    kind: 'request',
    at,
    event,
    detection: 'My.Counts',
    file: 'rules/counts.py',
    line: 2,
    helper: 'increment_counter',
    operation: 'UpdateItem',
    key,
    body: '{}',
    delta,
    units: 1,
  };
}

/** A result of `My.Counts` with an alert. */
export function alerts(event: number, at: number, dedup = 'd'): StoredEntry {
  const alert = {
    title: 'Many',
    dedup,
    severity: 'LOW',
    description: '',
    reference: '',
    runbook: '',
    destinations: null,
    context: {},
    problems: [],
  };
  return { kind: 'result', at, event, detection: 'My.Counts', output: true, error: null, alert, stdout: '' };
}

/** A result of `My.Counts` whose rule raised in a line of its file. */
export function raises(event: number, at: number, line = 2): StoredEntry {
  const error = {
    function: 'rule',
    type: 'NameError',
    message: "name 'x' is not defined",
    repr: 'NameError()',
    file: 'rules/counts.py',
    line,
    traceback: 'Traceback',
  };
  return { kind: 'result', at, event, detection: 'My.Counts', output: null, error, alert: null, stdout: '' };
}

/** The numbers of the counters in the table. */
export function counts({ store }: TestApp): Record<string, string> {
  return Object.fromEntries(
    [...store.getState().trace.table()].map(([key, { intCount }]) => [key, intCount && 'N' in intCount ? intCount.N : '']),
  );
}
