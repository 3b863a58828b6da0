import type { Slices } from '../../clock/slices';
import { readTests, unreadTests } from '../../unit-tests/read-tests';
import type { UnitTest } from '../../unit-tests/unit-test-types';
import type { DetectionSpec, WorkspaceFile } from '../../workspace/workspace-types';

/** A unit test with the detection that it is of, and the files that both are in. */
export interface ListedTest {
  /** Tells it from all others of the list. */
  id: string;
  test: UnitTest;
  detection: DetectionSpec;
  yaml: WorkspaceFile;
  python: WorkspaceFile;
}

/** What tests are found in: detections and the workspace's files. */
export interface TestSources {
  readonly detections: readonly DetectionSpec[];
  readonly files: readonly WorkspaceFile[];
}

/**
 * The unit tests of all detections, switched off or not (as the vendor's command line runs them), in order of their detections' IDs.
 * A derived detection without tests of its own has those of its base. A YAML is read once, so that only the first time takes long.
 */
export function* listTests({ detections, files }: TestSources): Slices<readonly ListedTest[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const byId = new Map(detections.map((detection) => [detection.id, detection]));
  const yamlOf = ({ yamlPath }: DetectionSpec): WorkspaceFile | undefined => (yamlPath === null ? undefined : byPath.get(yamlPath));
  const list: ListedTest[] = [];
  for (const detection of detections) {
    const python = byPath.get(detection.path);
    const own = yamlOf(detection);
    const base = detection.base === undefined ? undefined : byId.get(detection.base);
    const inherited = base && yamlOf(base);
    for (const yaml of [own, inherited]) {
      if (!yaml || !python) continue;
      const tests = readTests(yaml);
      for (const test of tests) list.push({ id: yaml === own ? test.id : JSON.stringify([detection.id, test.id]), test, detection, yaml, python });
      if (tests.length > 0) break;
    }
    yield;
  }
  return list;
}

/** What stands for the tests of each YAML that has some and cannot be read, which no detection is known to have; in order of their files. */
export function* listUnread(files: readonly WorkspaceFile[]): Slices<readonly UnitTest[]> {
  const list: UnitTest[] = [];
  for (const file of files) {
    const test = unreadTests(file);
    if (test !== null) list.push(test);
    yield;
  }
  return list;
}
