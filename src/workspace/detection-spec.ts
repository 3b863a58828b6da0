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

/** The file that stands for a detection: its Python, or the YAML of one that is derived from another one and has no Python of its own. */
export function detectionFile({ base, path, yamlPath }: DetectionSpec): string {
  return base === undefined ? path : (yamlPath ?? path);
}
