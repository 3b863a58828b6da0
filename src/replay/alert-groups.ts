import type { EpochSeconds } from '../clock/clock-types';
import type { Trace } from '../trace/trace';
import type { DetectionResult, TracedDetection } from '../trace/trace-types';
import { pythonRepr } from './python-repr';

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

const DEFAULT_DEDUP_MINUTES = 60;
/** Alerts about exceptions are deduplicated over a day, whatever the detection's own period. */
const ERROR_WINDOW_SECONDS = 86_400;

/** A window that still grows; `shown` is the group as it was last handed out, null since it has changed. */
interface Window {
  group: Omit<AlertGroup, 'matches' | 'alerted'>;
  matches: number[];
  threshold: number;
  shown: AlertGroup | null;
}

/** Groups results as they are appended, without reading the trace from its start again. */
export class AlertGrouper {
  private readonly windows: Window[] = [];
  /** The latest window of each detection, dedup string and is-error. */
  private readonly open = new Map<string, Window>();
  private shown: readonly AlertGroup[] | null = [];
  private errorCount = 0;

  /** Groups the results from entry `fromSeq` to the trace's end; each entry is given once, in order. */
  add(trace: Trace, fromSeq: number): void {
    const detections = new Map(trace.start().detections.map((detection) => [detection.id, detection]));
    for (let seq = fromSeq; seq < trace.length; seq++) {
      const row = trace.row(seq);
      if (row.kind !== 'result' || (!row.failed && row.title === null)) continue;
      const id = row.detection ?? '';
      const entry = trace.stored(seq);
      if (entry.kind === 'result') this.addResult(entry, seq, row.at, id, detections.get(id));
    }
  }

  /** The groups in order of their windows' beginning. Groups that have not changed since the last call are the same objects. */
  get groups(): readonly AlertGroup[] {
    this.shown ??= this.windows.map((window) => {
      window.shown ??= {
        ...window.group,
        matches: window.matches.slice(),
        alerted: window.group.isError || window.matches.length >= window.threshold,
      };
      return window.shown;
    });
    return this.shown;
  }

  /** Result entries with an error, modules that could not be loaded included. */
  get errors(): number {
    return this.errorCount;
  }

  private addResult(
    { error, alert }: DetectionResult,
    seq: number,
    at: EpochSeconds,
    id: string,
    detection: TracedDetection | undefined,
  ): void {
    const about = { detection: id, path: detection?.path ?? '', from: at, last: at };
    const threshold = detection?.threshold ?? 1;
    if (error !== null) {
      this.errorCount++;
      const title = exceptionRepr(error.type, error.message);
      const until = at + ERROR_WINDOW_SECONDS;
      this.match({ ...about, dedup: error.type, isError: true, title, severity: '', until }, seq, threshold);
    } else if (alert !== null) {
      const { dedup, title, severity } = alert;
      const until = at + windowSeconds(detection);
      this.match({ ...about, dedup, isError: false, title, severity, until }, seq, threshold);
    }
  }

  /** Joins the open window that the match falls into, or opens `group` as a new one. */
  private match(group: Window['group'], seq: number, threshold: number): void {
    this.shown = null;
    const name = JSON.stringify([group.detection, group.dedup, group.isError]);
    const open = this.open.get(name);
    if (open !== undefined && group.from < open.group.until) {
      open.matches.push(seq);
      open.group = { ...open.group, last: group.last };
      open.shown = null;
      return;
    }
    const window = { group, matches: [seq], threshold, shown: null };
    this.windows.push(window);
    this.open.set(name, window);
  }
}

/** The groups of a whole trace. */
export function groupAlerts(trace: Trace): readonly AlertGroup[] {
  const grouper = new AlertGrouper();
  grouper.add(trace, 0);
  return grouper.groups;
}

/** How many alerts the vendor would show: groups that reached their threshold, those about exceptions apart. */
export function countAlerts(groups: readonly AlertGroup[]): number {
  return groups.filter((group) => group.alerted && !group.isError).length;
}

/** A period of 0 counts as not set. */
function windowSeconds(detection: TracedDetection | undefined): number {
  const minutes = detection?.dedupPeriodMinutes ?? 0;
  return (minutes > 0 ? minutes : DEFAULT_DEDUP_MINUTES) * 60;
}

/** An exception as Python's `repr` shows it. The message of a KeyError is the repr of its key already. */
function exceptionRepr(type: string, message: string): string {
  if (message === '') return `${type}()`;
  return `${type}(${type === 'KeyError' ? message : pythonRepr(message)})`;
}
