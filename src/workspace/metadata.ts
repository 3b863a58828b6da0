import { lineOfKey, readYaml } from './read-yaml';
import type { DetectionSpec, FileProblem, WorkspaceFile } from './workspace-types';

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
  /** Present for detections. */
  fields: Omit<DetectionSpec, 'id' | 'path' | 'yamlPath'> | null;
  problems: readonly FileProblem[];
}

const RUN_TYPES = ['rule', 'scheduled_rule', 'policy'] as const;
type RunType = (typeof RUN_TYPES)[number];
/** Types that a detections repository may hold and that nothing is run for. */
const LISTED_TYPES = ['correlation_rule', 'scheduled_query', 'saved_query', 'pack', 'lookup_table'];
const SEVERITIES = ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const DEFAULT_DEDUP_MINUTES = 60;
/** The vendor's command line warns below this. */
const LEAST_DEDUP_MINUTES = 5;

/** The fields of one mapping; what has a wrong type is reported once and counts as absent. */
class FieldReader {
  readonly problems: FileProblem[] = [];

  constructor(
    private readonly file: WorkspaceFile,
    private readonly mapping: Record<string, unknown>,
  ) {}

  line(key: string): number | null {
    return lineOfKey(this.file.text, key);
  }

  report(key: string, severity: FileProblem['severity'], message: string): void {
    this.problems.push({ path: this.file.path, line: this.line(key), column: null, severity, message });
  }

  has(key: string): boolean {
    return Object.hasOwn(this.mapping, key) && this.mapping[key] !== null;
  }

  private read<Value>(key: string, expected: string, accept: (value: unknown) => value is Value): Value | null {
    if (!this.has(key)) return null;
    const value = this.mapping[key];
    if (accept(value)) return value;
    this.report(key, 'error', `${key} must be ${expected}, but it is ${describe(value)}.`);
    return null;
  }

  text(key: string): string | null {
    return this.read(key, 'a text', (value) => typeof value === 'string');
  }

  bool(key: string): boolean | null {
    return this.read(key, 'true or false', (value) => typeof value === 'boolean');
  }

  wholeNumber(key: string, least: number): number | null {
    return this.read(key, `a whole number from ${least}`, (value): value is number => Number.isSafeInteger(value) && Number(value) >= least);
  }

  texts(key: string): string[] | null {
    return this.read(key, 'a list of texts', (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'));
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  return value === true ? 'true' : value === false ? 'false' : 'something else';
}

function isRunType(type: string): type is RunType {
  return RUN_TYPES.some((known) => known === type);
}

function nothing(path: string, problems: readonly FileProblem[]): Metadata {
  return { path, kind: 'other', id: null, filename: null, lines: { id: null, filename: null }, fields: null, problems };
}

/**
 * Reads one YAML file. What is wrong in it is in `problems`, with its line; the other fields count. The names and types of
 * the fields are those of the vendor's detection format.
 */
export function readMetadata(file: WorkspaceFile): Metadata {
  const reading = readYaml(file.text);
  if (reading.problem !== null) return nothing(file.path, [{ path: file.path, severity: 'error', ...reading.problem }]);
  const { value } = reading;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const is = value === null || value === undefined ? 'empty' : describe(value);
    const message = `A YAML file must hold a mapping (key: value lines), but it is ${is}.`;
    return nothing(file.path, [{ path: file.path, line: 1, column: null, severity: 'error', message }]);
  }
  const reader = new FieldReader(file, Object.fromEntries(Object.entries(value)));
  const type = readType(reader);
  if (type === null || LISTED_TYPES.includes(type)) return nothing(file.path, reader.problems);
  const idKey = type === 'policy' ? 'PolicyID' : type === 'global' ? 'GlobalID' : type === 'datamodel' ? 'DataModelID' : 'RuleID';
  const id = reader.text(idKey);
  const filename = reader.text('Filename');
  const lines = { id: reader.line(idKey), filename: reader.line('Filename') };
  const base = { path: file.path, id: id === '' ? null : id, filename: filename === '' ? null : filename, lines };
  if (!isRunType(type)) {
    return { ...base, kind: type === 'global' ? 'helper' : 'data model', fields: null, problems: reader.problems };
  }
  if (filename === null && (reader.has('Detection') || reader.has('BaseDetection'))) {
    reader.report(reader.has('Detection') ? 'Detection' : 'BaseDetection', 'warning', 'Detections without Python of their own are listed, but not run.');
    return nothing(file.path, reader.problems);
  }
  if (id === null || id === '') {
    if (!reader.has(idKey) || id === '') reader.report('AnalysisType', 'error', `${idKey} is missing, so the detection is not run.`);
  }
  return { ...base, kind: 'detection', fields: readFields(reader, type), problems: reader.problems };
}

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
  if (isRunType(type) || type === 'global' || type === 'datamodel' || LISTED_TYPES.includes(type)) return type;
  reader.report('AnalysisType', 'error', `AnalysisType ${JSON.stringify(type)} is not known, so the file is not used.`);
  return null;
}

function readFields(reader: FieldReader, analysisType: RunType): NonNullable<Metadata['fields']> {
  const dedup = reader.wholeNumber('DedupPeriodMinutes', 0);
  if (dedup !== null && dedup < LEAST_DEDUP_MINUTES) {
    const effect = dedup === 0 ? `, and 0 is ignored: ${DEFAULT_DEDUP_MINUTES} minutes count` : '';
    reader.report('DedupPeriodMinutes', 'warning', `DedupPeriodMinutes should be at least ${LEAST_DEDUP_MINUTES}${effect}.`);
  }
  return {
    analysisType,
    enabled: reader.bool('Enabled') ?? true,
    logTypes: readLogTypes(reader, analysisType),
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
