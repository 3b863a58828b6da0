import type { AlertComparison, KeyDifference } from '../../engine/page-behaviour';
import type { DetectionCost } from '../../pitfalls/cost/cost-types';
import type { Finding } from '../../pitfalls/finding-types';
import type { Trace } from '../../trace/trace';
import type { AlertGroup } from '../../replay/alert-groups';

/** A text that a file had, by the name under which it can be chosen. */
export interface KnownVersion {
  name: string;
  text: string;
}

/** What is to be compared: a detection with this text in place of its Python file's, with the detection as it is now. */
export interface VersionQuestion {
  /** ID. */
  detection: string;
  text: string;
}

/** How far a comparison is: what it does, and of how much of that. */
export interface VersionProgress {
  step: string;
  done: number;
  total: number;
}

/** What one version of a detection came to. */
export interface VersionRun {
  text: string;
  trace: Trace;
  alerts: readonly AlertGroup[];
  /** Results with an error, a file that could not be loaded included. */
  errors: number;
  /** null: it made no requests. */
  cost: DetectionCost | null;
  findings: readonly Finding[];
  /** What was not looked at for findings, in sentences. */
  unread: readonly string[];
}

/** Two versions of a detection, run over the same events from the same table. */
export interface VersionComparison {
  detection: string;
  /** Its Python file. */
  path: string;
  events: number;
  before: VersionRun;
  now: VersionRun;
  alerts: AlertComparison;
  /** Keys that differ at the end of the runs. */
  keys: readonly KeyDifference[];
}
