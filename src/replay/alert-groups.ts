import type { EpochSeconds } from '../clock/clock-types';

/** Matches (or errors) of one detection with one dedup string within one fixed window: what the vendor shows as an alert. */
export interface AlertGroup {
  detection: string;
  /** Path of the detection's Python file. */
  path: string;
  dedup: string;
  /** True for alerts about exceptions in `rule`. */
  isError: boolean;
  /** Fields of the first match. */
  title: string;
  severity: string;
  /** When the window opened, and when the last match in it happened. */
  from: EpochSeconds;
  last: EpochSeconds;
  /** The window's end; a match at this time or later opens a new one. */
  until: EpochSeconds;
  /** Sequence numbers of the result entries in it, in order. */
  matches: readonly number[];
  /** False while there are fewer matches than the detection's threshold. */
  alerted: boolean;
}
