import type { AnalysisType } from '../workspace/workspace-types';

/** `RC101` is row 1 of the list of pitfalls, `RC140` row 40; `RC141` is the cache on a log type of many events. */
export type PitfallCode = `RC${number}`;

/**
 * How much it matters. `error`: the detection does not do what it says; `warning`: it does so only as long as nothing unusual comes;
 * `info`: worth knowing, and often as intended.
 */
export type PitfallSeverity = 'error' | 'warning' | 'info';

/** A place in a source: 1-based line, 0-based column in UTF-16 code units. */
export interface Place {
  line: number;
  column: number;
}

/** A stretch of a file; `to` is behind its last character. */
export interface SourceRange {
  path: string;
  from: Place;
  to: Place;
}

/** Text that takes the place of a stretch; where the stretch is empty, it is put in. */
export interface TextEdit extends SourceRange {
  text: string;
}

/** A change of the source after which the pitfall is gone and the detection still means the same, or what was meant. */
export interface QuickFix {
  /** What it does, as a command: `Read the set before the value is added`. */
  title: string;
  /** They do not overlap. */
  edits: readonly TextEdit[];
}

/** A line on which user code calls a caching helper. */
export interface CallPlace {
  path: string;
  line: number;
}

/** What the analysis of a source found, before anything has run. */
export interface StaticFinding {
  code: PitfallCode;
  range: SourceRange;
  /** A sentence about this place, with its names. */
  message: string;
  /** Where it matters more, or less, than others of its code. */
  severity?: PitfallSeverity;
  /** The calls of helpers that it is about: requests of a run that were made there are its evidence. */
  calls: readonly CallPlace[];
  fix: QuickFix | null;
}

/** What a run shows of a pitfall. */
export interface Evidence {
  /** A sentence with what was counted: `3 of 40 requests …`. */
  summary: string;
  /** How many events show it. */
  events: number;
  /** The first entries of the trace that show it, at most EVIDENCE_ENTRIES, ascending. */
  entries: readonly number[];
  /** The first keys that it is about, at most EVIDENCE_KEYS. */
  keys: readonly string[];
}

export const EVIDENCE_ENTRIES = 20;
export const EVIDENCE_KEYS = 10;

/** What a run showed, without a look at the source. */
export interface DynamicFinding {
  code: PitfallCode;
  /** ID of the detection. */
  detection: string;
  /** The call of a helper that it is about; null: no single one. */
  call: CallPlace | null;
  message: string;
  severity?: PitfallSeverity;
  /** A trace alone cannot tell it from sound code: it is evidence for what the source shows, and nothing without that. */
  confirmsOnly?: true;
  evidence: Evidence;
}

/**
 * What is known of a finding from the last run. `confirmed`: seen in the source and in the run; `only in the run`: not seen in the
 * source; `not in this run`: the run made the calls that it is about, and nothing went wrong; `not run`: it did not make them; `in the
 * source`: the code can be found in sources alone.
 */
export type FindingState = 'confirmed' | 'only in the run' | 'not in this run' | 'not run' | 'in the source';

/** A pitfall in a detection: what the page shows. */
export interface Finding {
  code: PitfallCode;
  severity: PitfallSeverity;
  /** ID of the detection; null for a file that belongs to none, e.g. a helper. */
  detection: string | null;
  /** null: nothing tells where. */
  range: SourceRange | null;
  message: string;
  state: FindingState;
  evidence: Evidence | null;
  fix: QuickFix | null;
}

/** A detection as the analysis of sources needs it. */
export interface AnalysedDetection {
  id: string;
  path: string;
  analysisType: AnalysisType;
  logTypes: readonly string[] | null;
  threshold: number;
  dedupPeriodMinutes: number;
  /** Its unit tests: how many, and the names that each mocks. */
  tests: readonly { name: string; mocks: readonly string[] }[];
}

/** What the analysis of sources is given, as JSON. */
export interface AnalysisWork {
  /** Text of every Python file by path. */
  sources: Readonly<Record<string, string>>;
  detections: readonly AnalysedDetection[];
  helpers: readonly { module: string; path: string }[];
  settings: { helpers: '1.0.2' | '0.4.0'; eventsInPutDictionary: 'as documented' | 'as 1.0.2' };
  /** Paths of the detections' files to look into; others are only read where these import them. */
  paths: readonly string[];
}

/** What it answers of one file. */
export interface FileAnalysis {
  path: string;
  findings: readonly StaticFinding[];
  /** Sentences about what was not looked at: a file that does not parse, or is too large, imports by computed names. */
  unread: readonly { line: number; text: string }[];
  /** Codes that comments in the file silence, with their lines; what is silenced is not in `findings`. */
  silenced: readonly { code: PitfallCode; line: number }[];
}
