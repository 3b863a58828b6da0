import type { TracedDetection } from '../trace/trace-types';
import type { DetectionSpec } from './workspace-types';

/** Whether an event goes to a detection: one without a log type goes to all, and one without log types takes all. */
export function takesLogType({ logTypes }: DetectionSpec, logType: unknown): boolean {
  return logTypes === null || typeof logType !== 'string' || logType === '' || logTypes.includes(logType);
}

/** What the start of a trace says of a detection. */
export function tracedDetection({ id, path, displayName, dedupPeriodMinutes, threshold }: DetectionSpec): TracedDetection {
  return { id, path, displayName, dedupPeriodMinutes, threshold };
}
