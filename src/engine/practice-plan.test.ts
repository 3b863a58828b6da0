import { expect, it } from 'vitest';
import { sharedInterpreter } from '../python/test-interpreter';
import { readTestAnswer } from '../unit-tests/test-answer';
import { benchInNode } from '../unit-tests/test-bench-in-node';
import { practicePlan } from './practice-plan';

it('practises what detections do: its rules run to their end, and alert in part', async () => {
  const { modules, groups, ...meets } = practicePlan();
  const bench = benchInNode(await sharedInterpreter());
  const some = groups.slice(0, 5);
  const sources = Object.fromEntries(some.map(({ detection, source }) => [detection.path, source]));
  const tests = some.flatMap(({ tests: own }, detection) => own.map((test) => ({ ...test, detection })));
  bench.load({ ...meets, modules: { ...modules, sources, detections: some.map(({ detection }) => detection) }, tests, changes: [] });
  const answers = tests.map((_, index) => readTestAnswer(bench.run(index).result));
  expect(answers.map(({ error }) => error)).toEqual(tests.map(() => null));
  expect(new Set(answers.map(({ passed }) => passed))).toEqual(new Set([true, false]));
}, 60_000);
