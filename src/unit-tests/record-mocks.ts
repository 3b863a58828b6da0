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

/** A detection that has such tests. */
export interface RecordedDetection<Listed extends RecordableTest> {
  detection: DetectionSpec;
  python: WorkspaceFile;
  /** Its source edited so that it reads what mocks return; null where that is not needed, or would not help. */
  edit: string | null;
  tests: readonly RecordedTest<Listed>[];
}

/** While a detection's tests are worked on. */
interface Draft<Listed extends RecordableTest> {
  listed: Listed;
  was: UnitTestResult;
  recording: Recording;
  choices: MockChoices;
  mocks: readonly Mock[] | null;
  mocksWithEdit: readonly Mock[] | null;
  /** How the best way failed. */
  difference: string | null;
}

/**
 * Records tests, and finds out by running them without a table with which mocks they give the same result. Nothing is written. What
 * asks nothing of the table is left out. Rejects with what `run` rejects with.
 */
export async function recordMocks<Listed extends RecordableTest>(tests: readonly Listed[], run: RunTests<Listed>): Promise<readonly RecordedDetection<Listed>[]> {
  const results = await run(tests.map((listed) => toRun(listed, listed.test.mocks, true)), 'recorded');
  const all = tests.flatMap((listed, index) => ({ listed, was: results[index] }));
  const drafts = all.flatMap(({ listed, was }): Draft<Listed>[] => {
    const recording = was?.recorded;
    if (!was || !recording) return [];
    return [{ listed, was, recording, choices: mockChoices(recording, listed.python.path), mocks: null, mocksWithEdit: null, difference: null }];
  });
  await tryWays(drafts, run);
  const groups = groupByDetection(drafts);
  const edits = await tryEdits(groups, groupByDetection(all.flatMap(({ listed, was }) => (was && !was.recorded ? [{ listed, was }] : []))), run);
  return [...groups].flatMap(([detection, own]) => {
    const [first] = own;
    return first ? [{ detection, python: first.listed.python, edit: edits.get(detection) ?? null, tests: own.map(recorded) }] : [];
  });
}

function toRun<Listed extends RecordableTest>(listed: Listed, mocks: readonly Mock[], record = false, source = listed.python.text): TestToRun<Listed> {
  return { listed, source, text: testText({ ...listed.test, mocks }, record) };
}

/** Tries the ways of each test, one after the other, until one gives the same result without a table. */
async function tryWays<Listed extends RecordableTest>(drafts: readonly Draft<Listed>[], run: RunTests<Listed>): Promise<void> {
  for (let round = 0; ; round += 1) {
    const open = drafts.filter(({ mocks, choices }) => mocks === null && choices.ways.length > round);
    if (open.length === 0) return;
    const results = await run(open.map(({ listed, choices }) => toRun(listed, [...listed.test.mocks, ...(choices.ways[round] ?? [])])), 'none');
    for (const [index, draft] of open.entries()) {
      const now = results[index];
      const difference = now ? differenceOf(draft.was, now) : 'it was not run';
      if (difference === null) draft.mocks = draft.choices.ways[round] ?? null;
      else draft.difference ??= difference;
    }
  }
}

/** An edit of a detection, and the tests that it has to keep. */
interface Edit<Listed extends RecordableTest> {
  detection: DetectionSpec;
  source: string;
  /** Those with recorded mocks, which then need no table; and all others, which have to give what they gave. */
  open: readonly Draft<Listed>[];
  rest: readonly { listed: Listed; was: UnitTestResult }[];
}

/** The edits, by detection, with which all of its tests give the same results, those with recorded mocks without a table. */
async function tryEdits<Listed extends RecordableTest>(
  groups: ReadonlyMap<DetectionSpec, readonly Draft<Listed>[]>,
  others: ReadonlyMap<DetectionSpec, readonly { listed: Listed; was: UnitTestResult }[]>,
  run: RunTests<Listed>,
): Promise<Map<DetectionSpec, string>> {
  const edits = [...groups].flatMap(([detection, own]): Edit<Listed>[] => {
    const open = own.filter(({ choices }) => choices.ways.length > 0);
    if (open.every(({ mocks }) => mocks !== null)) return [];
    const source = readingMocks(own[0]?.listed.python.text ?? '', own.map(({ recording }) => recording));
    if (source === null) return [];
    return [{ detection, source, open, rest: [...(others.get(detection) ?? []), ...own.filter(({ choices }) => choices.ways.length === 0)] }];
  });
  if (edits.length === 0) return new Map();
  // The first way is JSON throughout, which is what an edited detection reads.
  const open = edits.flatMap((edit) => edit.open.map((draft) => ({ edit, draft })));
  const now = await run(open.map(({ edit, draft: { listed, choices } }) => toRun(listed, [...listed.test.mocks, ...(choices.ways[0] ?? [])], false, edit.source)), 'none');
  const rest = edits.flatMap((edit) => edit.rest.map((one) => ({ edit, ...one })));
  const then = await run(rest.map(({ edit, listed }) => toRun(listed, listed.test.mocks, false, edit.source)), 'recorded');
  const same = new Set(open.flatMap(({ draft }, index) => (isSame(draft.was, now[index]) ? [draft] : [])));
  const broken = new Set(rest.flatMap(({ edit, was }, index) => (isSame(was, then[index]) ? [] : [edit])));
  const kept = edits.filter((edit) => !broken.has(edit) && edit.open.every((draft) => draft.mocks === null || same.has(draft)) && edit.open.some((draft) => draft.mocks === null && same.has(draft)));
  for (const draft of kept.flatMap((edit) => edit.open)) if (same.has(draft)) draft.mocksWithEdit = draft.choices.ways[0] ?? null;
  return new Map(kept.map(({ detection, source }) => [detection, source]));
}

function isSame(was: UnitTestResult, now: UnitTestResult | undefined): boolean {
  return now !== undefined && differenceOf(was, now) === null;
}

function recorded<Listed extends RecordableTest>({ listed, was, choices, mocks, mocksWithEdit, difference }: Draft<Listed>): RecordedTest<Listed> {
  const isFaulty = mocks === null && mocksWithEdit === null;
  const faults = isFaulty && difference !== null ? [`With mocks and without a table ${difference}: mocks return texts, true or false, and the detection does not read what it gets from them as what the table gives it.`] : choices.faults;
  return { listed, was, mocks, mocksWithEdit, faults };
}

function groupByDetection<One extends { listed: RecordableTest }>(all: readonly One[]): Map<DetectionSpec, One[]> {
  const groups = new Map<DetectionSpec, One[]>();
  for (const one of all) {
    const { detection } = one.listed;
    const group = groups.get(detection);
    if (group) group.push(one);
    else groups.set(detection, [one]);
  }
  return groups;
}
