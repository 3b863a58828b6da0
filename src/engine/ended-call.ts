import type { PythonError } from '../trace/trace-types';
import type { DetectionSpec } from '../workspace/workspace-types';
import type { EngineEnded, WorkerFault } from './engine-ended';

const NOT_KEPT =
  'what it did to the table in this event was not kept, and module globals of all detections start anew, as in production';

/**
 * The error that stands for the result of a call that had to be ended.
 *
 * @param isModule whether it was the execution of the detection's module
 */
export function endedCall(fault: WorkerFault, detection: DetectionSpec, isModule: boolean, secondsPerCall: number): PythonError {
  const [on, consequence] = isModule ? ['while its module was loaded', 'this detection takes no further part in the run'] : ['on this event', NOT_KEPT];
  const what = fault.reason === 'too long' ? `ran longer than ${secondsPerCall} s ${on} and was ended` : `crashed Python ${on} (${crashReason(fault.message)})`;
  return endedError(fault, detection, isModule, `${what}; ${consequence}`);
}

/** The error of a detection's call, or of its module, that says `message` of what had to be ended. */
export function endedError(why: EngineEnded, detection: DetectionSpec, isModule: boolean, message: string): PythonError {
  const type = why.reason === 'too long' ? 'TimeoutError' : 'PythonCrashed';
  return {
    function: isModule ? 'import' : detection.analysisType === 'policy' ? 'policy' : 'rule',
    type,
    message,
    repr: `${type}(${JSON.stringify(message)})`,
    file: detection.path,
    line: null,
    traceback: `${type}: ${message}`,
  };
}

/** What is shown of the message of a crash, in characters. */
const MOST_CHARACTERS = 200;

/** How the message of a worker begins that ended by itself, or that the browser ended. */
export const PYTHON_ENDED = 'Python ended';

/**
 * What crashed Python, as it can stand in brackets: it is never empty. The last line names what was thrown; those before are frames of the
 * interpreter.
 */
export function crashReason(message: string): string {
  const line = message.replace(`${PYTHON_ENDED}: `, '').trim().split('\n').at(-1) ?? '';
  if (line === '') return 'no reason was given';
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}
