import type { EpochSeconds } from '../clock/clock-types';
import type { ImportedTexts } from './imported-texts';

/** A text file of a workspace. */
export interface WorkspaceFile {
  /** Path with `/`, relative to the workspace's root, e.g. `rules/okta_new_ip.py`; unique, never empty, no `..`. */
  path: string;
  text: string;
}

/** What a user works on: the folder tree that teams keep in git, and nothing that is not in these files or settings. */
export interface Workspace {
  name: string;
  files: readonly WorkspaceFile[];
  /** Paths of detections without YAML that are switched off; one with YAML has `Enabled: false` there. */
  disabledPaths: readonly string[];
  /** What imports brought; left out where nothing came in since this is kept. */
  imported?: ImportedTexts;
}

/** A problem in a file, in words that the user can act on. */
export interface FileProblem {
  path: string;
  /** 1-based; null when the problem is the whole file's. */
  line: number | null;
  /** 1-based; null when unknown. */
  column: number | null;
  /** The column behind its last character, where that is known; else it goes to the end of the line. */
  endColumn?: number;
  severity: 'error' | 'warning';
  message: string;
}

export type AnalysisType = 'rule' | 'scheduled_rule' | 'policy';

/** A detection as its Python file and its YAML (where there is one) describe it. */
export interface DetectionSpec {
  /** RuleID (PolicyID) of the YAML; without YAML the Python file's name without folder and ending. */
  id: string;
  /** The Python file. */
  path: string;
  yamlPath: string | null;
  /** Only of a detection that is derived from another one: the ID of that one, whose Python it runs under its own ID. */
  base?: string;
  analysisType: AnalysisType;
  enabled: boolean;
  /** Log types (ResourceTypes of a policy); null: every event. */
  logTypes: readonly string[] | null;
  displayName: string;
  severity: string;
  description: string;
  reference: string;
  runbook: string;
  destinations: readonly string[] | null;
  dedupPeriodMinutes: number;
  threshold: number;
}

/** What a name of a data model stands for: a path into the event, or a function of the model's Python file. */
export type DataModelMapping = { name: string; path: string } | { name: string; method: string };

/** A data model: names that are the same for events of several log types (`event.udm(name)`). */
export interface DataModelSpec {
  id: string;
  yamlPath: string;
  /** Its Python file; null where no name stands for a function. */
  path: string | null;
  logTypes: readonly string[];
  mappings: readonly DataModelMapping[];
}

/** What a YAML file describes that is not run here, and a sentence that says why. */
export interface NotRunSpec {
  path: string;
  id: string | null;
  /** Its AnalysisType. */
  type: string;
  reason: string;
}

/** A Python package that was imported as a wheel: what is below a folder of `wheels/` that has its name and version. */
export interface LibrarySpec {
  /** Path with its last `/`, e.g. `wheels/policyuniverse-1.5.1/`. */
  folder: string;
  /** Its files, with paths below the folder. */
  files: readonly WorkspaceFile[];
}

/** A Python module that detections import: a global helper. */
export interface HelperSpec {
  /** The name it is imported by: GlobalID of the YAML, else the file's name without ending. */
  module: string;
  path: string;
}

/**
 * One event of an events file: a line of `events/*.jsonl`. A line that starts with `//` is a disabled event. There may be a million of
 * them, so a row has what lists are made of and no more; `readEventRow` reads the rest where it is looked at.
 */
export interface EventRow {
  path: string;
  /** 1-based line in its file. */
  line: number;
  enabled: boolean;
  /** The JSON text of the event (without the `//`). */
  text: string;
  /** p_log_type where it is a non-empty string. */
  logType: string | null;
  /** Raw value of p_event_time (else of the first name that differs in case only) where it is present and a string. */
  time: string | null;
  /** The same as `event_time_epoch()` reads it, with milliseconds; null where that gives 0. */
  epoch: EpochSeconds | null;
}
