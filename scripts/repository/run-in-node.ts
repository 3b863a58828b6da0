import { listTests, type ListedTest } from '../../src/app/state/test-list';
import { faultResult } from '../../src/app/state/test-results';
import { atOnce } from '../../src/clock/slices';
import type { UnitTestResult } from '../../src/python/boot';
import type { PyodideAPI } from 'pyodide';
import { defaultSettings } from '../../src/python/test-plan';
import { readTestAnswer } from '../../src/unit-tests/test-answer';
import { benchInNode } from '../../src/unit-tests/test-bench-in-node';
import { testText } from '../../src/unit-tests/test-work';
import { readWorkspace } from '../../src/workspace/read-workspace';
import type { FileProblem, NotRunSpec } from '../../src/workspace/workspace-types';

/** What was read of a repository, and what its tests gave. */
export interface RanRepository {
  problems: readonly FileProblem[];
  notRun: readonly NotRunSpec[];
  tests: readonly { listed: ListedTest; result: UnitTestResult }[];
}

/** Runs all unit tests of a repository in one interpreter, as a worker of the page does with a piece of them. */
export function runInNode(pyodide: PyodideAPI, texts: Readonly<Record<string, string>>): RanRepository {
  const bench = benchInNode(pyodide);
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const { problems, notRun, detections, helpers, dataModels, libraries } = readWorkspace({ name: 'repository', files, disabledPaths: [] });
  const listed = atOnce(listTests({ detections, files }));
  const runnable = listed.filter(({ test }) => test.fault === null);
  const first = detections.filter((detection) => listed.some((one) => one.detection === detection));
  bench.load({
    modules: { settings: defaultSettings, detections: first, helpers, dataModels, libraries, sources: { ...texts } },
    tests: runnable.map(({ test, detection }) => ({ detection: first.indexOf(detection), test: testText(test), time: test.time })),
    table: 'empty',
    clock: 'real now',
    now: 1_772_000_000,
    items: [],
    changes: [],
    coverage: false,
  });
  const ran = new Map(runnable.map((one, index) => [one, readTestAnswer(bench.run(index).result)]));
  return { problems, notRun, tests: listed.map((one) => ({ listed: one, result: ran.get(one) ?? faultResult(one.test) })) };
}
