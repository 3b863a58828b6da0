import type { Trace } from '../../trace/trace';
import { testText } from '../../unit-tests/test-work';
import type { UnitTest } from '../../unit-tests/unit-test-types';
import { isWheelPath } from '../../workspace/wheel';
import type { DetectionSpec, WorkspaceFile } from '../../workspace/workspace-types';
import type { AppState } from './app-state';
import { namesAny } from './module-names';
import type { ListedTest } from './test-list';
import type { TestResult, TestsState } from './test-results';

/** What all tests of one go were run with, beside their own files. */
export interface TestInputs {
  /** The global helpers by the name of their module. A detection depends on those that it names, and on those that these name. */
  readonly helpers: ReadonlyMap<string, WorkspaceFile>;
  /** Files that any detection may depend on (Python of data models, wheels), in order of their path. */
  readonly shared: readonly WorkspaceFile[];
  /** What is read of the YAML of data models, and all that was chosen: equal texts are equal inputs. */
  readonly choices: string;
  /** The cache, where a table that all tests share begins as it is; null for other tables. */
  readonly cache: Trace | null;
}

/** What inputs are made of. */
export type InputSources = Pick<AppState, 'workspace' | 'helpers' | 'dataModels' | 'settings'> & {
  /** Looked at only where the tests share a table. */
  trace: Trace | null;
  tests: Pick<TestsState, 'table' | 'clock'>;
};

/** What tests would be run with now. */
export function testInputs({ workspace, helpers, dataModels, settings, trace, tests: { table, clock } }: InputSources): TestInputs {
  const named = new Set(dataModels.map(({ path }) => path));
  const byPath = new Map(workspace.files.map((file) => [file.path, file]));
  const modules = new Map<string, WorkspaceFile>();
  for (const { module, path } of helpers) {
    const file = byPath.get(path);
    // Of two with one name, Python has the first.
    if (file && !modules.has(module)) modules.set(module, file);
  }
  return {
    helpers: modules,
    shared: workspace.files.filter(({ path }) => named.has(path) || isWheelPath(path)),
    choices: JSON.stringify([dataModels, settings.helpers, settings.eventsInPutDictionary, settings.seed, settings.knownDestinations ?? [], table, clock]),
    cache: table === 'shared' ? trace : null,
  };
}

/** A file as tests were run with it; undefined where they were not. */
export function fileOfInputs({ helpers, shared }: TestInputs, path: string): WorkspaceFile | undefined {
  return shared.find((file) => file.path === path) ?? [...helpers.values()].find((file) => file.path === path);
}

/** What was changed and changed back is another object. */
export function isSameFile(a: WorkspaceFile, b: WorkspaceFile | undefined): boolean {
  return a === b || (a.path === b?.path && a.text === b.text);
}

/** Whether both hold the same items, as far as that is known without comparing all of them: of traces that have not grown from one another it is not. */
function isSameCache(a: Trace | null, b: Trace | null): boolean {
  if (a === b) return true;
  const changed = a && b && a.changedKeys(a.length, b, b.length);
  if (!changed) return false;
  const [before, after] = [a.table(), b.table()];
  return [...changed].every((key) => JSON.stringify(before.get(key)) === JSON.stringify(after.get(key)));
}

/** Of a YAML the detection and the test count, and nothing else of it: a test is not older for what is changed in another one. */
function isSameDetection(a: DetectionSpec, b: DetectionSpec): boolean {
  return a === b || JSON.stringify({ ...a, enabled: true }) === JSON.stringify({ ...b, enabled: true });
}

function isSameTest(a: UnitTest, b: UnitTest): boolean {
  return a === b || (testText(a) === testText(b) && a.time === b.time && JSON.stringify(a.fault) === JSON.stringify(b.fault));
}

/** Which helpers have changed, those that name one of these included; null: all tests are old, whatever they name. */
type Changed = ReadonlySet<string> | null;

/** Tells results that are older than the code from those that hold; `now` is what tests would be run with. */
export class Freshness {
  /** Inputs that were compared: all results of one go share theirs. */
  readonly #changed = new Map<TestInputs, Changed>();
  /** Whether a file names one of the changed helpers: the tests of a detection share it. */
  readonly #names = new Map<Changed, Map<WorkspaceFile, boolean>>();

  constructor(private readonly now: TestInputs) {}

  /** Whether nothing that the result depends on has changed since. `listed`: the test as it is now. */
  isFresh({ listed: was, inputs }: TestResult, listed: ListedTest): boolean {
    if (!isSameTest(was.test, listed.test) || !isSameFile(was.python, listed.python) || !isSameDetection(was.detection, listed.detection)) return false;
    let changed = this.#changed.get(inputs);
    if (changed === undefined) this.#changed.set(inputs, (changed = this.#compare(inputs)));
    return changed !== null && (changed.size === 0 || !this.#namesAny(listed.python, changed));
  }

  #compare({ helpers, shared, choices, cache }: TestInputs): Changed {
    const { now } = this;
    const isSame = choices === now.choices && isSameCache(cache, now.cache) && shared.length === now.shared.length && shared.every((file, index) => isSameFile(file, now.shared[index]));
    if (!isSame) return null;
    const modules = new Set([...helpers.keys(), ...now.helpers.keys()]);
    const changed = new Set([...modules].filter((module) => !isSameHelper(helpers.get(module), now.helpers.get(module))));
    if (changed.size === 0) return changed;
    let size: number;
    do {
      size = changed.size;
      for (const [module, file] of now.helpers) if (!changed.has(module) && namesAny(file.text, changed)) changed.add(module);
    } while (changed.size > size);
    return shared.some(({ text }) => namesAny(text, changed)) ? null : changed;
  }

  #namesAny(file: WorkspaceFile, changed: ReadonlySet<string>): boolean {
    const known = this.#names.get(changed) ?? new Map<WorkspaceFile, boolean>();
    this.#names.set(changed, known);
    let answer = known.get(file);
    if (answer === undefined) known.set(file, (answer = namesAny(file.text, changed)));
    return answer;
  }
}

function isSameHelper(a: WorkspaceFile | undefined, b: WorkspaceFile | undefined): boolean {
  return a !== undefined && isSameFile(a, b);
}
