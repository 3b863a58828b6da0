import type { EngineEnded } from '../../engine/engine-ended';
import { asEnded } from '../../engine/page-behaviour';
import type { UnitTestResult } from '../../python/boot';
import { inSlices } from '../../clock/slices';
import { recordMocks, type RunTests } from '../../unit-tests/record-mocks';
import { differenceOf } from '../../unit-tests/same-result';
import { testText } from '../../unit-tests/test-work';
import { detectionFile } from '../../workspace/detection-spec';
import { sentence } from '../../workspace/sentence';
import type { Workspace } from '../../workspace/workspace-types';
import type { AppActions, AppState } from './app-state';
import type { AppContext } from './context';
import { coalesced } from './frame';
import type { Step } from './history';
import { mockChanges, type FoundMocks, type MockRecording, type RecordingTable } from './mock-recording';
import { rememberFiles, undoAction } from './moments';
import { newTest } from './new-test';
import { flushPendingEdits } from './pending-edits';
import type { TestScope } from './test-actions';
import { listTests, type ListedTest } from './test-list';
import { planTests, type Meets } from './test-plan';
import { testsRefusal } from './tests-refusal';
import { applyWorkspace, derived, withTexts } from './workspace-state';

type Actions = Pick<AppActions, 'recordMocks' | 'recordNewTest' | 'writeMocks' | 'undoMocks' | 'closeRecording'>;

/** A recording that is going on, or the running of its tests after it was written. */
interface Live {
  readonly wanted: AbortController;
  done: number;
  /** Tells soon how many are done. */
  readonly tell: () => void;
}

/** What is recorded: tests of a state, which may have a test more than the workspace. */
interface Asked {
  readonly state: AppState;
  /** The workspace as it was, without that test: what was edited since is not to be overwritten. */
  readonly workspace: Workspace;
  readonly wanted: (listed: ListedTest) => boolean;
  readonly table: RecordingTable;
  readonly added: ReadonlyMap<string, string>;
  readonly newTest: string | null;
}

/** Mocks of unit tests: recorded from what the cache gave, tried without it, and written into their YAML as one step to undo. */
export function recordActions(context: AppContext): Actions {
  const { get, set } = context;
  let live: Live | null = null;
  let written: Step | null = null;

  function show(mockRecording: MockRecording | null): void {
    const { tests } = get();
    const running = live === null ? null : { done: live.done, total: 0 };
    set({ mockRecording, tests: { ...tests, running } });
  }

  function begin(): Live {
    const own: Live = { wanted: new AbortController(), done: 0, tell: coalesced(context.schedule, () => showDone(own)) };
    live = own;
    context.setStatus('Recording mocks');
    return own;
  }

  function end(mockRecording: MockRecording | null): void {
    live = null;
    context.showRunStatus();
    show(mockRecording);
  }

  /** Runs tests of a state as `recordMocks` asks for it. */
  function runnerOf(own: Live, state: AppState, { table, clock, now, items }: RecordingTable): RunTests<ListedTest> {
    return async (tests, where) => {
      if (tests.length === 0) return [];
      const meets: Meets = where === 'none' ? { table: 'none', clock, now, items: [], coverage: false } : { table, clock, now, items, coverage: false };
      const planned = await inSlices(planTests(state, tests, meets), own.wanted.signal);
      if (!planned) throw new DOMException('It was stopped.', 'AbortError');
      const results = new Map<object, UnitTestResult>();
      await context.engine.test(planned.plan, ({ group, test, result }) => {
        const one = planned.places[group]?.[test];
        if (one) results.set(one, result);
        own.done += 1;
        own.tell();
      }, () => undefined);
      return tests.map((one) => {
        const result = results.get(one);
        if (!result) throw new Error('A test has no result.');
        return result;
      });
    };
  }

  function showDone(own: Live): void {
    const { mockRecording } = get();
    if (live === own && mockRecording?.kind === 'recording') show({ ...mockRecording, done: own.done });
  }

  /** Finds mocks and shows them; says why where there is nothing to show. */
  async function record({ state, workspace, wanted, table, added, newTest: name }: Asked): Promise<void> {
    const own = begin();
    show({ kind: 'recording', done: 0, table: table.table });
    try {
      const all = await inSlices(listTests({ detections: state.detections, files: state.workspace.files }), own.wanted.signal);
      if (!all || live !== own) return;
      const chosen = all.filter((listed) => wanted(listed) && listed.test.fault === null);
      // The tests of a base are written where it is recorded.
      const tests = chosen.filter(({ id, test }) => id === test.id);
      const recorded = await recordMocks(tests, runnerOf(own, state, table));
      if (live !== own) return;
      const paths = new Set([...added.keys(), ...recorded.flatMap((one) => [one.python.path, ...one.tests.map(({ listed }) => listed.yaml.path)])]);
      const texts = new Map(workspace.files.map((file) => [file.path, file.text]));
      const before = new Map([...paths].map((path) => [path, texts.get(path) ?? null] as const));
      end({ kind: 'found', found: { recorded, tests: tests.length, inherited: chosen.length - tests.length, added, newTest: name, before } });
    } catch (error) {
      if (live !== own) return;
      end(null);
      sayEnded(asEnded(error));
    }
  }

  function sayEnded({ reason, message }: EngineEnded): void {
    if (reason !== 'stopped') context.toast(`Recording ended: ${message} Nothing was written.`);
  }

  /** Runs tests that have their mocks without a table, and says where their results are others than those that were recorded. */
  async function runAgain(tests: readonly { listed: ListedTest; was: UnitTestResult }[], table: RecordingTable): Promise<void> {
    const own = begin();
    show({ kind: 'written', tests: tests.length, again: null });
    const state = get();
    const was = new Map(tests.map((one) => [one.listed.id, one.was]));
    try {
      const all = await inSlices(listTests({ detections: state.detections, files: state.workspace.files }), own.wanted.signal);
      if (!all || live !== own) return;
      const again = all.filter(({ id }) => was.has(id));
      const results = await runnerOf(own, state, table)(again.map((listed) => ({ listed, source: listed.python.text, text: testText(listed.test) })), 'none');
      if (live !== own) return;
      const differing = again.flatMap((listed, index) => {
        const [before, now] = [was.get(listed.id), results[index]];
        const difference = before && now ? differenceOf(before, now) : 'it was not run';
        return difference === null ? [] : [{ listed, difference }];
      });
      const others = new Set(differing.map(({ listed }) => listed));
      const failing = again.filter((listed, index) => !others.has(listed) && results[index]?.passed === false);
      end({ kind: 'written', tests: tests.length, again: { differing, failing, ended: null } });
    } catch (error) {
      if (live === own) end({ kind: 'written', tests: tests.length, again: { differing: [], failing: [], ended: sentence(error) } });
    }
  }

  let table: RecordingTable | null = null;

  return {
    recordMocks(scope: TestScope = {}) {
      flushPendingEdits();
      const state = get();
      if (testsRefusal(state) !== null) return Promise.resolve();
      const { tests, trace } = state;
      table = { table: tests.table === 'shared' ? 'shared' : 'empty', clock: tests.clock, now: context.now(), items: tests.table === 'shared' ? [...trace.table().values()] : [] };
      return record({ state, workspace: state.workspace, wanted: ({ id, detection }) => (scope.test ?? id) === id && (scope.detection ?? detection.id) === detection.id, table, added: new Map(), newTest: null });
    },
    recordNewTest(event, path, test, moment) {
      const state = get();
      const refusal = testsRefusal(state);
      if (refusal !== null) throw new Error(`${refusal}.`);
      const { trace } = state;
      const made = newTest(state, event, path, test);
      const added = new Map([[made.path, made.text]]);
      const workspace = withTexts(state.workspace, added);
      table = { table: 'shared', clock: 'real now', now: trace.at(moment), items: [...trace.tableAt(moment).values()] };
      return record({ state: { ...state, ...derived(workspace) }, workspace: state.workspace, wanted: (listed) => listed.yaml.path === made.path && listed.test.name === made.name && detectionFile(listed.detection) === path, table, added, newTest: made.name });
    },
    async writeMocks(edits) {
      const { mockRecording, workspace } = get();
      if (mockRecording?.kind !== 'found' || !table) return;
      const { found } = mockRecording;
      const { files, tests } = await inSlices(mockChanges({ found, edits }));
      if (get().mockRecording !== mockRecording) return;
      const now = new Map(get().workspace.files.map((file) => [file.path, file.text]));
      if (get().workspace !== workspace || files.some(({ path, before }) => (now.get(path) ?? null) !== before)) {
        show(null);
        context.toast('The files have changed since the mocks were recorded. Record them again.');
        return;
      }
      const texts = new Map(files.map(({ path, after }) => [path, after]));
      written = rememberFiles(context, labelOf(found, tests.length), texts);
      applyWorkspace(context, withTexts(workspace, texts), context.history.labels(get().run));
      if (tests.length > 0) return runAgain(tests, table);
      show(null);
      context.toast(`Added the test “${found.newTest ?? ''}”.`);
    },
    undoMocks() {
      if (written) undoAction(context, written).run();
      written = null;
      if (live === null) show(null);
    },
    closeRecording() {
      if (live) {
        live.wanted.abort();
        context.engine.stopTests();
        end(null);
      } else if (get().mockRecording !== null) show(null);
    },
  };
}

function labelOf({ newTest: name }: FoundMocks, tests: number): string {
  if (name !== null) return `Test “${name}”`;
  return tests === 1 ? 'Mocks of a test' : `Mocks of ${tests.toLocaleString('en-US')} tests`;
}
