import { readDataModel } from './data-model';
import { describe } from './describe';
import { FieldReader } from './field-reader';
import { warnOfUnknownFields } from './known-fields';
import { readYaml } from './read-yaml';
import type { DataModelSpec, DetectionSpec, FileProblem, NotRunSpec, WorkspaceFile } from './workspace-types';

export type DetectionFields = Omit<DetectionSpec, 'id' | 'path' | 'yamlPath' | 'base'>;

/** What one YAML file of the workspace says, before the files that it names are looked up. */
export interface Metadata {
  /** Path of the YAML file. */
  path: string;
  kind: 'detection' | 'helper' | 'data model' | 'other';
  /** RuleID, PolicyID or GlobalID; null where it is missing or no text. */
  id: string | null;
  /** As written, relative to the YAML's folder. */
  filename: string | null;
  lines: { id: number | null; filename: number | null };
  /** Present for detections; of one with a base, what it inherits has its default here. */
  fields: DetectionFields | null;
  /** ID of the detection whose Python and fields it inherits. */
  base: string | null;
  /** Names of `fields` that the YAML says itself. */
  own: ReadonlySet<string>;
  /** Present for data models that are enabled. */
  model: Pick<DataModelSpec, 'logTypes' | 'mappings'> | null;
  /** Present for what is listed only. */
  notRun: NotRunSpec | null;
  problems: readonly FileProblem[];
}

const RUN_TYPES = ['rule', 'scheduled_rule', 'policy'] as const;
type RunType = (typeof RUN_TYPES)[number];
/** Types that a detections repository may hold and that nothing is run for: the name of their ID, and why. */
const LISTED_TYPES: ReadonlyMap<string, { id: string; reason: string }> = new Map([
  ['correlation_rule', { id: 'RuleID', reason: 'A correlation rule is run by the vendor’s server alone, over the matches of other rules.' }],
  ['scheduled_query', { id: 'QueryName', reason: 'A query is run by the vendor’s data lake alone. The rules for its rows are run here, on events of this name as log type.' }],
  ['saved_query', { id: 'QueryName', reason: 'A query is run by the vendor’s data lake alone.' }],
  ['pack', { id: 'PackID', reason: 'A pack has no code: it names what is installed together.' }],
  ['lookup_table', { id: 'LookupName', reason: 'A lookup table enriches events on the vendor’s server; give events their p_enrichment themselves.' }],
]);
const SIMPLE_REASON = 'A detection without Python (Detection in its YAML) is translated and run by the vendor’s server alone.';
const SEVERITIES = ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const DEFAULT_DEDUP_MINUTES = 60;
/** The vendor's command line warns below this. */
const LEAST_DEDUP_MINUTES = 5;

function isRunType(type: string): type is RunType {
  return RUN_TYPES.some((known) => known === type);
}

function nothing(path: string, problems: readonly FileProblem[]): Metadata {
  return { ...NOTHING, path, problems };
}

const NOTHING: Omit<Metadata, 'path' | 'problems'> = {
  kind: 'other',
  id: null,
  filename: null,
  lines: { id: null, filename: null },
  fields: null,
  base: null,
  own: new Set(),
  model: null,
  notRun: null,
};

/**
 * Reads one YAML file. What is wrong in it is in `problems`, with its line; the other fields count. The names and types of
 * the fields are those of the vendor's detection format.
 */
export function readMetadata(file: WorkspaceFile): Metadata {
  const reading = readYaml(file.text);
  if (reading.problem !== null) return nothing(file.path, [{ path: file.path, severity: 'error', ...reading.problem }]);
  const { value } = reading;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `A YAML file must hold a mapping (key: value lines), but it is ${describe(value)}.`;
    return nothing(file.path, [{ path: file.path, line: 1, column: null, severity: 'error', message }]);
  }
  const reader = new FieldReader(file, Object.fromEntries(Object.entries(value)));
  const type = readType(reader);
  if (type === null) return nothing(file.path, reader.problems);
  const listed = LISTED_TYPES.get(type);
  if (listed !== undefined) {
    const notRun = { path: file.path, id: reader.text(listed.id), type, reason: listed.reason };
    return { ...nothing(file.path, reader.problems), notRun };
  }
  warnOfUnknownFields(reader, type);
  const idKey = type === 'policy' ? 'PolicyID' : type === 'global' ? 'GlobalID' : type === 'datamodel' ? 'DataModelID' : 'RuleID';
  const id = reader.text(idKey);
  const filename = reader.text('Filename');
  const lines = { id: reader.line(idKey), filename: reader.line('Filename') };
  const about = { ...NOTHING, path: file.path, id: id === '' ? null : id, filename: filename === '' ? null : filename, lines, problems: reader.problems };
  if (type === 'global') return { ...about, kind: 'helper' };
  if (!isRunType(type)) return { ...about, kind: 'data model', model: readDataModel(reader) };
  const base = reader.text('BaseDetection');
  if (base === null && filename === null && reader.has('Detection')) {
    reader.report('Detection', 'warning', SIMPLE_REASON);
    return { ...nothing(file.path, reader.problems), notRun: { path: file.path, id, type, reason: SIMPLE_REASON } };
  }
  if (id === null || id === '') {
    if (!reader.has(idKey) || id === '') reader.report('AnalysisType', 'error', `${idKey} is missing, so the detection is not run.`);
  }
  warnOfFilters(reader);
  const own = new Set(Object.entries(YAML_NAMES).flatMap(([field, key]) => (reader.has(key) ? [field] : [])));
  return { ...about, kind: 'detection', fields: readFields(reader, type, base !== null), base, own };
}

/**
 * The vendor's server translates inline filters and runs them before the rule; without it, its command line leaves them out, and so
 * does a run here. One without conditions, which many detections carry, lets every event pass.
 */
function warnOfFilters(reader: FieldReader): void {
  const filters = reader.list('InlineFilters') ?? [];
  const conditions = filters.flatMap((filter): unknown[] => (typeof filter === 'object' && filter !== null ? Object.values(filter) : [filter]));
  if (conditions.every((condition) => Array.isArray(condition) && condition.length === 0)) return;
  reader.report('InlineFilters', 'warning', 'InlineFilters are applied by the vendor’s server alone: here the rule is called for the events that they keep away, too.');
}

/** What a detection that is derived from another one may say itself, by the field. */
const YAML_NAMES = {
  enabled: 'Enabled',
  displayName: 'DisplayName',
  severity: 'Severity',
  description: 'Description',
  reference: 'Reference',
  runbook: 'Runbook',
  destinations: 'OutputIds',
  dedupPeriodMinutes: 'DedupPeriodMinutes',
  threshold: 'Threshold',
} satisfies Partial<Record<keyof DetectionFields, string>>;

/** The AnalysisType; guessed from the ID's name where it is missing, null where it is not known. */
function readType(reader: FieldReader): string | null {
  const type = reader.text('AnalysisType');
  if (type === null) {
    const guessed = reader.has('RuleID') ? 'rule' : reader.has('PolicyID') ? 'policy' : reader.has('GlobalID') ? 'global' : null;
    if (!reader.has('AnalysisType')) {
      const assumed = guessed === null ? '' : `; ${guessed} is assumed`;
      reader.report('AnalysisType', guessed === null ? 'error' : 'warning', `AnalysisType is missing${assumed}.`);
    }
    return guessed;
  }
  if (isRunType(type) || type === 'global' || type === 'datamodel' || LISTED_TYPES.has(type)) return type;
  reader.report('AnalysisType', 'error', `AnalysisType ${JSON.stringify(type)} is not known, so the file is not used.`);
  return null;
}

function readFields(reader: FieldReader, analysisType: RunType, isDerived: boolean): DetectionFields {
  const dedup = reader.wholeNumber('DedupPeriodMinutes', 0);
  if (dedup !== null && dedup < LEAST_DEDUP_MINUTES) {
    const effect = dedup === 0 ? `, and 0 is ignored: ${DEFAULT_DEDUP_MINUTES} minutes count` : '';
    reader.report('DedupPeriodMinutes', 'warning', `DedupPeriodMinutes should be at least ${LEAST_DEDUP_MINUTES}${effect}.`);
  }
  return {
    analysisType,
    enabled: reader.bool('Enabled') ?? true,
    logTypes: isDerived ? null : readLogTypes(reader, analysisType),
    displayName: reader.text('DisplayName') ?? '',
    severity: readSeverity(reader),
    description: reader.text('Description') ?? '',
    reference: reader.text('Reference') ?? '',
    runbook: reader.text('Runbook') ?? '',
    destinations: reader.texts('OutputIds'),
    // The vendor ignores a period of 0.
    dedupPeriodMinutes: dedup || DEFAULT_DEDUP_MINUTES,
    threshold: reader.wholeNumber('Threshold', 1) ?? 1,
  };
}

/** What the detection is run for. A scheduled rule sees the rows of its queries, so their names count as log types. */
function readLogTypes(reader: FieldReader, analysisType: RunType): readonly string[] | null {
  const key = analysisType === 'policy' ? 'ResourceTypes' : analysisType === 'scheduled_rule' ? 'ScheduledQueries' : 'LogTypes';
  const types = reader.texts(key);
  if (types !== null || reader.has(key)) return types ?? [];
  // An empty list of resource types stands for all of them; a rule has to name its log types.
  if (analysisType === 'rule') reader.report('AnalysisType', 'warning', 'LogTypes is missing, so the detection sees every event.');
  return null;
}

function readSeverity(reader: FieldReader): string {
  const severity = reader.text('Severity');
  if (severity === null) return 'INFO';
  const upper = severity.toUpperCase();
  if (SEVERITIES.includes(upper)) return upper;
  reader.report('Severity', 'error', `Severity ${JSON.stringify(severity)} is not known; it must be one of ${SEVERITIES.join(', ')}. INFO counts.`);
  return 'INFO';
}
