import type { UnitTestResult } from '../python/boot';
import type { DetectionSpec } from '../workspace/workspace-types';
import { crashReason, endedError } from './ended-call';
import type { EngineEnded } from './engine-ended';

/**
 * The result of a test that had to be ended.
 *
 * @param isModule whether it was ended while the detection's module was executed
 */
export function endedTest(why: EngineEnded, detection: DetectionSpec, isModule: boolean, secondsPerCall: number): UnitTestResult {
  const what = why.reason === 'too long' ? `ran longer than ${secondsPerCall} s and was ended` : `crashed Python (${crashReason(why.message)})`;
  const message = isModule ? `its module ${what}; no test of the detection was run` : `the test ${what}; module globals start anew for the tests after it`;
  return { output: null, functions: {}, alerted: false, passed: false, error: endedError(why, detection, isModule, message), stdout: '' };
}
