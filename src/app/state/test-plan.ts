import type { Slices } from '../../clock/slices';
import type { TestGroup, TestPlan } from '../../engine/test-pool-types';
import type { TestToRun } from '../../unit-tests/record-mocks';
import type { AppState } from './app-state';
import { modulesOf } from './run-plan';
import type { ListedTest } from './test-list';

/** A test as it is to be run. */
export type PlannedTest = TestToRun<ListedTest>;

export interface PlannedTests {
  plan: TestPlan;
  /** Which test is which, by the plan's numbers. */
  places: readonly (readonly PlannedTest[])[];
}

/** What tests meet. */
export type Meets = Pick<TestPlan, 'table' | 'clock' | 'now' | 'items' | 'coverage'>;

/** The plan of tests, those of one detection that stand together in one group. */
export function* planTests(state: AppState, tests: Iterable<PlannedTest>, meets: Meets): Slices<PlannedTests> {
  const { detections: _, ...modules } = modulesOf(state, []);
  const groups: (TestGroup & { tests: TestGroup['tests'][number][] })[] = [];
  const places: PlannedTest[][] = [];
  for (const one of tests) {
    const { listed: { test, detection }, source, text } = one;
    if (groups.at(-1)?.detection !== detection) {
      groups.push({ detection, source, tests: [] });
      places.push([]);
    }
    groups.at(-1)?.tests.push({ test: text, time: test.time });
    places.at(-1)?.push(one);
    yield;
  }
  return { plan: { modules: { ...modules, settings: state.settings }, groups, ...meets }, places };
}
