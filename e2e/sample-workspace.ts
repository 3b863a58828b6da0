/** Files that tests import beside the starting workspace. They have a log type of their own, so that nothing else sees their events. */
const LOG_TYPE = 'Sample.Login';

export const COUNTER_KEY = 'sample:failures:mira';

/** A counter rule; `threshold` failures make an alert. The counter is kept an hour after the last failure. */
export function counterRule(threshold: number): string {
  return [
    'from panther_detection_helpers.caching import increment_counter',
    '',
    '',
    'def rule(event):',
    '    key = f"sample:failures:{event.get(\'user\')}"',
    '    count = increment_counter(key, epoch_seconds=event.event_time_epoch() + 3600)',
    `    return count >= ${threshold}`,
    '',
    '',
    'def title(event):',
    '    return f"Repeated failures of {event.get(\'user\')}"',
    '',
  ].join('\n');
}

export function ruleYaml(id: string, file: string): string {
  return [
    'AnalysisType: rule',
    `RuleID: ${id}`,
    `Filename: ${file}`,
    'Enabled: true',
    'Severity: Medium',
    'LogTypes:',
    `  - ${LOG_TYPE}`,
    '',
  ].join('\n');
}

/** Failures of one user, a minute apart, after everything in the starting workspace. */
export function failureEvents(count: number): string {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ p_log_type: LOG_TYPE, p_event_time: `2026-03-20 10:${String(index).padStart(2, '0')}:00.000`, user: 'mira', outcome: 'failure' }),
  );
  return `${lines.join('\n')}\n`;
}

/** A workspace with the counter rule and three failures. */
export function counterWorkspace(threshold: number): Record<string, string> {
  return {
    'rules/sample_counter.py': counterRule(threshold),
    'rules/sample_counter.yml': ruleYaml('Sample.Counter', 'sample_counter.py'),
    'events/sample.jsonl': failureEvents(3),
  };
}
