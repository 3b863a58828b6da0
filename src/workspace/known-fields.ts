import type { FieldReader } from './field-reader';
import { shownText } from './shown-text';

/** Fields that all YAML files of detections have, and those of one kind beside them, as the vendor documents them. */
const COMMON = ['AnalysisType', 'Description', 'DisplayName', 'Enabled', 'Filename', 'Tags'];
const DETECTION = [
  ...COMMON,
  'BaseDetection',
  'CreateAlert',
  'DedupPeriodMinutes',
  'OnlyUseBaseRiskScore',
  'OutputIds',
  'Reference',
  'Reports',
  'Runbook',
  'Severity',
  'Status',
  'SummaryAttributes',
  'Tests',
];
const CONDITIONS = ['AlertContext', 'AlertTitle', 'Detection', 'DynamicSeverities', 'GroupBy', 'InlineFilters'];
const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  rule: new Set([...DETECTION, ...CONDITIONS, 'RuleID', 'LogTypes', 'Threshold', 'ScheduledQueries', 'Suppressions']),
  scheduled_rule: new Set([...DETECTION, ...CONDITIONS, 'RuleID', 'LogTypes', 'Threshold', 'ScheduledQueries']),
  policy: new Set([...DETECTION, 'PolicyID', 'ResourceTypes', 'LogTypes', 'Suppressions', 'AutoRemediationID', 'AutoRemediationParameters', 'ActionDelaySeconds']),
  global: new Set([...COMMON, 'GlobalID', 'Reference']),
  datamodel: new Set([...COMMON, 'DataModelID', 'LogTypes', 'Mappings', 'Reference']),
};
/** Most that are named: a file of another kind would have nothing else. */
const MOST_NAMED = 5;

/** Warns of fields that a file of this type does not have: mostly they are misspelled, and the vendor's command line refuses them. */
export function warnOfUnknownFields(reader: FieldReader, type: string): void {
  const known = FIELDS[type];
  if (known === undefined) return;
  const unknown = reader.keys().filter((key) => !known.has(key));
  for (const key of unknown.slice(0, MOST_NAMED)) {
    const meant = [...known].find((name) => name.toLowerCase() === key.toLowerCase());
    reader.report(key, 'warning', `${shownText(key, 60)} is no field that is known here${meant === undefined ? '' : `: ${meant} is meant, in this spelling`}; it means nothing, and the vendor’s command line may refuse the file.`);
  }
}
