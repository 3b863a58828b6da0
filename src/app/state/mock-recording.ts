import type { Slices } from '../../clock/slices';
import type { EpochSeconds } from '../../clock/clock-types';
import type { Item } from '../../trace/item';
import type { RecordedFile, RecordedTest } from '../../unit-tests/record-mocks';
import type { Mock, TestClock, TestTable } from '../../unit-tests/unit-test-types';
import { MAX_SLOW } from '../../workspace/read-yaml';
import { addMocks } from '../../workspace/yaml-mocks';
import { readTests } from '../../unit-tests/read-tests';
import type { ListedTest } from './test-list';

/** What recorded tests meet. */
export interface RecordingTable {
  /** `none` records nothing: then it is `empty`. */
  table: Exclude<TestTable, 'none'>;
  clock: TestClock;
  now: EpochSeconds;
  /** What a table that is shared begins with. */
  items: readonly Item[];
}

/** Mocks that were recorded and tried, and are not written yet. */
export interface FoundMocks {
  recorded: readonly RecordedFile<ListedTest>[];
  /** How many tests were run, and how many were left out because they are those of the detection that theirs is derived from. */
  tests: number;
  inherited: number;
  /** Texts of files with a test that is new; recorded as if they were there. */
  added: ReadonlyMap<string, string>;
  /** Name of the test that is new; null where none is. */
  newTest: string | null;
  /** The texts of the files that may be changed, as they were; null: there was none. */
  before: ReadonlyMap<string, string | null>;
}

/** A recording of mocks, from its beginning to what came of it. null in the state: there is none. */
export type MockRecording =
  | { kind: 'recording'; done: number; table: RecordingTable['table'] }
  | { kind: 'found'; found: FoundMocks }
  /** Written, and run again without a table; null while that goes on. */
  | { kind: 'written'; tests: number; again: RunAgain | null };

/** How tests went that were run again with their mocks. */
export interface RunAgain {
  differing: readonly { listed: ListedTest; difference: string }[];
  /** Those that gave the same, and do not pass with it. */
  failing: readonly ListedTest[];
  /** Why they were not run, where they were not. */
  ended: string | null;
}

/** What is written where the edits of these detections (paths of their Python) are made. */
export interface MockChanges {
  files: readonly { path: string; before: string | null; after: string }[];
  /** The tests that get mocks. */
  tests: readonly RecordedTest<ListedTest>[];
  /** Those that get none, each with why. */
  left: readonly { listed: ListedTest; why: string }[];
}

/** The mocks that a test gets. */
function chosenMocks({ edit, python }: RecordedFile<ListedTest>, test: RecordedTest<ListedTest>, edits: ReadonlySet<string>): readonly Mock[] | null {
  return edit !== null && edits.has(python.path) ? test.mocksWithEdit : test.mocks;
}

/** YAML with mocks, by its path and whether its Python is edited: the preview is worked out anew for each edit that is chosen. */
const yamls = new WeakMap<FoundMocks, Map<string, string | null>>();

/** Works out what is written. `edits`: paths of the Python files whose edit is wanted. */
export function* mockChanges({ found, edits }: { found: FoundMocks; edits: ReadonlySet<string> }): Slices<MockChanges> {
  const { added, before } = found;
  const files: { path: string; before: string | null; after: string }[] = [];
  const tests: RecordedTest<ListedTest>[] = [];
  const left: { listed: ListedTest; why: string }[] = [];
  const waiting = new Map(added);
  const known = yamls.get(found) ?? new Map<string, string | null>();
  yamls.set(found, known);
  for (const recorded of found.recorded) {
    const isEdited = recorded.edit !== null && edits.has(recorded.python.path);
    const byYaml = new Map<ListedTest['yaml'], RecordedTest<ListedTest>[]>();
    for (const test of recorded.tests) {
      if (chosenMocks(recorded, test, edits) === null) left.push({ listed: test.listed, why: test.faults.join(' ') || 'It needs the edit of the Python file that is not made.' });
      else byYaml.set(test.listed.yaml, [...(byYaml.get(test.listed.yaml) ?? []), test]);
    }
    for (const [yaml, own] of byYaml) {
      const key = `${isEdited} ${yaml.path}`;
      let after = known.get(key);
      if (after === undefined) {
        const all = readTests(yaml);
        after = addMocks(yaml.text, new Map(own.map((test) => [all.indexOf(test.listed.test), chosenMocks(recorded, test, edits) ?? []])));
        known.set(key, after);
        yield;
      }
      if (after === null) {
        left.push(...own.map(({ listed }) => ({ listed, why: whyNot(yaml) })));
        continue;
      }
      waiting.delete(yaml.path);
      tests.push(...own);
      files.push({ path: yaml.path, before: before.get(yaml.path) ?? null, after });
    }
    if (byYaml.size > 0 && recorded.edit !== null && isEdited) files.push({ path: recorded.python.path, before: recorded.python.text, after: recorded.edit });
    yield;
  }
  for (const [path, after] of waiting) files.push({ path, before: before.get(path) ?? null, after });
  return { files, tests, left };
}

/** Why mocks cannot be added to a YAML. */
function whyNot({ path, text }: ListedTest['yaml']): string {
  if (text.length > MAX_SLOW) return `${path} is longer than ${(MAX_SLOW / 1024).toLocaleString('en-US')} KB, in which no mocks are added: write them there by hand.`;
  return `${path} is laid out in a way in which mocks cannot be added without changing more: write them there by hand.`;
}
