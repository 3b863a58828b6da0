import type { Recording, UnitTestResult } from '../python/boot';
import type { DetectionSpec, WorkspaceFile } from '../workspace/workspace-types';
import { mockChoices, type MockChoices } from './mock-choices';
import { readingMocks } from './parse-edit';
import { differenceOf } from './same-result';
import { testText } from './test-work';
import type { Mock, UnitTest } from './unit-test-types';

/** A test of a detection, to be recorded. */
export interface RecordableTest {
  test: UnitTest;
  detection: DetectionSpec;
  python: WorkspaceFile;
}

/** A test as it is to be run: of `listed`, with this source of the detection, and this text for Python. */
export interface TestToRun<Listed extends RecordableTest> {
  listed: Listed;
  source: string;
  text: string;
}

/**
 * Runs tests in their order, those of a detection in one interpreter, and resolves with a result each. `table`: none, or the one that
 * is recorded from.
 */
export type RunTests<Listed extends RecordableTest> = (tests: readonly TestToRun<Listed>[], table: 'none' | 'recorded') => Promise<readonly UnitTestResult[]>;

/** A test that asked something of the table, and what mocks give it the same result without one. */
export interface RecordedTest<Listed extends RecordableTest> {
  listed: Listed;
  was: UnitTestResult;
  /** With the detection as it is, and with its edit; null where none do. */
  mocks: readonly Mock[] | null;
  mocksWithEdit: readonly Mock[] | null;
  /** Where none do: why, in sentences. */
  faults: readonly string[];
}

/** A Python file with such tests: of its detection, and of those that are derived from it and have tests of their own. */
export interface RecordedFile<Listed extends RecordableTest> {
  python: WorkspaceFile;
  /** Its source edited so that it reads what mocks return; null where that is not needed, or would not help. */
  edit: string | null;
  tests: readonly RecordedTest<Listed>[];
}

/** While a test is worked on. */
interface Draft<Listed extends RecordableTest> {
  listed: Listed;
  was: UnitTestResult;
  /** null: it asked nothing of the table, and is run beside the others of its file alone. */
  recording: Recording | null;
  choices: MockChoices;
  mocks: readonly Mock[] | null;
  mocksWithEdit: readonly Mock[] | null;
  /** How the best way failed. */
  difference: string | null;
}
/** The tests of a Python file. */
type Drafts<Listed extends RecordableTest> = readonly Draft<Listed>[];

/**
 * Records tests, and finds out by running them without a table with which mocks they give the same result. Nothing is written. What
 * asks nothing of the table is left out. All tests of a file are run each time, as they were when they were recorded: a module may
 * keep something from one to the next. Rejects with what `run` rejects with.
 */
export async function recordMocks<Listed extends RecordableTest>(tests: readonly Listed[], run: RunTests<Listed>): Promise<readonly RecordedFile<Listed>[]> {
  const results = await run(tests.map((listed) => toRun(listed, listed.test.mocks, true)), 'recorded');
  const byPython = new Map<string, Draft<Listed>[]>();
  for (const [index, listed] of tests.entries()) {
    const was = results[index];
    if (!was) continue;
    const { path } = listed.python;
    const recording = was.recorded ?? null;
    const draft = { listed, was, recording, choices: recording ? mockChoices(recording, path) : { ways: [], faults: [] }, mocks: null, mocksWithEdit: null, difference: null };
    const own = byPython.get(path);
    if (own) own.push(draft);
    else byPython.set(path, [draft]);
  }
  const files = [...byPython.values()].filter((own) => own.some(({ recording }) => recording !== null));
  await tryWays(files, run);
  const edits = await tryEdits(files, run);
  return files.flatMap((own) => {
    const [first] = own;
    return first ? [{ python: first.listed.python, edit: edits.get(own) ?? null, tests: own.filter(({ recording }) => recording !== null).map(recorded) }] : [];
  });
}

function toRun<Listed extends RecordableTest>(listed: Listed, mocks: readonly Mock[], record = false, source = listed.python.text): TestToRun<Listed> {
  return { listed, source, text: testText({ ...listed.test, mocks }, record) };
}

/** Tries the ways of each test, one after the other, until one gives the same result without a table. */
async function tryWays<Listed extends RecordableTest>(files: readonly Drafts<Listed>[], run: RunTests<Listed>): Promise<void> {
  for (let round = 0; ; round += 1) {
    const isOpen = ({ mocks, choices }: Draft<Listed>): boolean => mocks === null && choices.ways.length > round;
    const all = files.filter((own) => own.some(isOpen)).flat();
    if (all.length === 0) return;
    const results = await run(all.map(({ listed, choices, mocks }) => toRun(listed, [...listed.test.mocks, ...(mocks ?? choices.ways[round] ?? [])])), 'none');
    for (const [index, draft] of all.entries()) {
      if (!isOpen(draft)) continue;
      const now = results[index];
      const difference = now ? differenceOf(draft.was, now) : 'it was not run';
      if (difference === null) draft.mocks = draft.choices.ways[round] ?? null;
      else draft.difference ??= difference;
    }
  }
}

/**
 * The edits of files with which all of their tests give what they gave: those that get mocks with them and without a table, all others
 * as they are.
 */
async function tryEdits<Listed extends RecordableTest>(files: readonly Drafts<Listed>[], run: RunTests<Listed>): Promise<Map<Drafts<Listed>, string>> {
  const edits = files.flatMap((own) => {
    if (own.every(({ mocks, choices }) => mocks !== null || choices.ways.length === 0)) return [];
    const source = readingMocks(own[0]?.listed.python.text ?? '', own.flatMap(({ recording }) => recording ?? []));
    return source === null ? [] : [{ own, source }];
  });
  if (edits.length === 0) return new Map();
  const all = edits.flatMap(({ own, source }) => own.map((draft) => ({ draft, source })));
  // The first way is JSON throughout, which is what an edited file reads.
  const without = await run(all.map(({ draft: { listed, choices }, source }) => toRun(listed, [...listed.test.mocks, ...(choices.ways[0] ?? [])], false, source)), 'none');
  const unmocked = await run(all.map(({ draft: { listed }, source }) => toRun(listed, listed.test.mocks, false, source)), 'recorded');
  const same = new Set(all.flatMap(({ draft }, index) => (draft.choices.ways.length > 0 && isSame(draft.was, without[index]) ? [draft] : [])));
  const left = new Set(all.flatMap(({ draft }, index) => (draft.mocks === null && isSame(draft.was, unmocked[index]) ? [draft] : [])));
  const kept = edits.filter(({ own }) => own.every((draft) => same.has(draft) || left.has(draft)) && own.some((draft) => draft.mocks === null && same.has(draft)));
  for (const draft of kept.flatMap(({ own }) => own)) if (same.has(draft)) draft.mocksWithEdit = draft.choices.ways[0] ?? null;
  return new Map(kept.map(({ own, source }) => [own, source]));
}

function isSame(was: UnitTestResult, now: UnitTestResult | undefined): boolean {
  return now !== undefined && differenceOf(was, now) === null;
}

function recorded<Listed extends RecordableTest>({ listed, was, choices, mocks, mocksWithEdit, difference }: Draft<Listed>): RecordedTest<Listed> {
  const isFaulty = mocks === null && mocksWithEdit === null;
  const faults = isFaulty && difference !== null ? [`With mocks and without a table ${difference}: mocks return texts, true or false, and the detection does not read what it gets from them as what the table gives it.`] : choices.faults;
  return { listed, was, mocks, mocksWithEdit, faults };
}
