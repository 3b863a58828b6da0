import type { RunSettings } from '../trace/trace-types';
import type { DetectionSpec } from '../workspace/workspace-types';

/** The settings of a run as the page starts with them, for tests to change. */
export const defaultSettings: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'at a random time within 48 hours',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
  processingTime: 'event time',
  processedAt: null,
  eventsArrive: 'in order',
  longestDelaySeconds: 600,
};

/** The name under which other files import the one at `path`. */
export function moduleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
}

/** A detection as one without YAML is read: it sees every event. One under `policies/` is a policy. */
export function plainDetection(path: string, change: Partial<DetectionSpec> = {}): DetectionSpec {
  return {
    id: moduleName(path),
    path,
    yamlPath: null,
    analysisType: path.startsWith('policies/') ? 'policy' : 'rule',
    enabled: true,
    logTypes: null,
    displayName: '',
    severity: 'INFO',
    description: '',
    reference: '',
    runbook: '',
    destinations: null,
    dedupPeriodMinutes: 60,
    threshold: 1,
    ...change,
  };
}
