import type { EpochSeconds } from '../clock/clock-types';
import { partitionPoint } from '../clock/partition-point';
import type { ToldResult, Trace } from '../trace/trace';
import type { TracedDetection } from '../trace/trace-types';

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
  /** How many matches are in it. */
  count: number;
  /** Sequence numbers of the result entries in it, in order; a state of a run copies them when they are read. */
  matches: readonly number[];
  /**
   * Of a detection that defines `unique`: how many distinct values there were after each match. They are counted exactly, where the
   * vendor estimates. What None stands for there is not known; here it is a value like any other, so that no match is lost.
   */
  distinct?: readonly number[] | undefined;
  /** False while there are fewer matches (with `unique`: distinct values) than the detection's threshold. */
  alerted: boolean;
}

const DEFAULT_DEDUP_MINUTES = 60;
/** Alerts about exceptions are deduplicated over a day, whatever the detection's own period. */
const ERROR_WINDOW_SECONDS = 86_400;

type WindowFacts = Omit<AlertGroup, 'count' | 'matches' | 'distinct' | 'alerted'>;

/** What all its states that were handed out share: lists only grow, and each state knows how much of them is its own. */
interface Window {
  group: WindowFacts;
  readonly matches: number[];
  /** null where matches are counted. */
  readonly values: { seen: Set<string | null>; distinct: number[] } | null;
  readonly threshold: number;
  /** Its place in the list of groups. */
  readonly place: number;
}

/** Groups results as they are appended, without reading the trace from its start again. */
export class AlertGrouper {
  private readonly windows: Window[] = [];
  /** The latest window of each detection, dedup string and is-error. */
  private readonly open = new Map<string, Window>();
  private shown: readonly AlertGroup[] = [];
  /** Windows that changed after `shown` was made. */
  private readonly changed = new Set<Window>();
  private errorCount = 0;
  private start: ReturnType<Trace['start']> | null = null;
  private detections: ReadonlyMap<string, TracedDetection> = new Map();

  /** Groups results of `trace`, as its method of that name gives them; each result is given once, in order. */
  add(trace: Trace, results: readonly ToldResult[]): void {
    const start = trace.start();
    if (this.start !== start) {
      this.start = start;
      this.detections = new Map(start.detections.map((detection) => [detection.id, detection]));
    }
    for (const result of results) this.addResult(result, this.detections.get(result.detection));
  }

  /** The groups in order of their windows' beginning. Groups that have not changed since the last call are the same objects. */
  get groups(): readonly AlertGroup[] {
    if (this.changed.size > 0) {
      const shown = this.shown.slice();
      for (const window of this.changed) shown[window.place] = stateOf(window);
      this.changed.clear();
      this.shown = shown;
    }
    return this.shown;
  }

  /** Result entries with an error, modules that could not be loaded included. */
  get errors(): number {
    return this.errorCount;
  }

  private addResult({ error, alert, seq, at, detection: id }: ToldResult, detection: TracedDetection | undefined): void {
    const about = { detection: id, path: detection?.path ?? '', from: at, last: at };
    const threshold = detection?.threshold ?? 1;
    if (error !== null) {
      this.errorCount++;
      const until = at + ERROR_WINDOW_SECONDS;
      this.match({ ...about, dedup: error.type, isError: true, title: error.repr, severity: '', until }, seq, threshold, undefined);
    } else if (alert !== null) {
      const { dedup, title, severity } = alert;
      const until = at + windowSeconds(detection);
      this.match({ ...about, dedup, isError: false, title, severity, until }, seq, threshold, alert.unique);
    }
  }

  /** Joins the open window that the match falls into, or opens `group` as a new one. */
  private match(group: WindowFacts, seq: number, threshold: number, unique: string | null | undefined): void {
    const name = JSON.stringify([group.detection, group.dedup, group.isError]);
    let window = this.open.get(name);
    if (window !== undefined && group.from < window.group.until) {
      window.matches.push(seq);
      window.group = { ...window.group, last: group.last };
    } else {
      const values = unique === undefined ? null : { seen: new Set<string | null>(), distinct: [] };
      window = { group, matches: [seq], values, threshold, place: this.windows.length };
      this.windows.push(window);
      this.open.set(name, window);
    }
    window.values?.seen.add(unique ?? null);
    window.values?.distinct.push(window.values.seen.size);
    this.changed.add(window);
  }
}

/** Whether a window alerts after so many matches; `distinct`: how many values they had, where these are counted. */
function hasAlerted(isError: boolean, matches: number, distinct: number | undefined, threshold: number): boolean {
  return isError || (distinct ?? matches) >= threshold;
}

/**
 * A window after so many matches. Its lists are copied when somebody reads them: most states of a large one are never looked at. A
 * class, so that all states have one shape: a literal with a getter would have a shape each, in runs with tens of thousands of groups.
 */
class GroupState implements AlertGroup {
  readonly detection: string;
  readonly path: string;
  readonly dedup: string;
  readonly isError: boolean;
  readonly title: string;
  readonly severity: string;
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  private own: readonly number[] | null = null;
  private ownDistinct: readonly number[] | null = null;

  /** `all` and `allDistinct`: lists whose first `count` are those of this state. */
  constructor(
    facts: WindowFacts,
    readonly last: EpochSeconds,
    readonly count: number,
    readonly alerted: boolean,
    private readonly all: readonly number[],
    private readonly allDistinct: readonly number[] | undefined,
  ) {
    this.detection = facts.detection;
    this.path = facts.path;
    this.dedup = facts.dedup;
    this.isError = facts.isError;
    this.title = facts.title;
    this.severity = facts.severity;
    this.from = facts.from;
    this.until = facts.until;
  }

  get matches(): readonly number[] {
    return (this.own ??= this.all.slice(0, this.count));
  }

  get distinct(): readonly number[] | undefined {
    return this.allDistinct && (this.ownDistinct ??= this.allDistinct.slice(0, this.count));
  }
}

/** The window as it is now. */
function stateOf({ group, matches, values, threshold }: Window): AlertGroup {
  const alerted = hasAlerted(group.isError, matches.length, values?.seen.size, threshold);
  return new GroupState(group, group.last, matches.length, alerted, matches, values?.distinct);
}

/**
 * The groups as they were at a moment of their trace: what had not matched by then is not there. `groups`: in order of their first
 * match, as AlertGrouper gives them. Those that were whole by then are the same objects, and their matches are not looked through.
 */
export function groupsAt(groups: readonly AlertGroup[], trace: Trace, moment: number): readonly AlertGroup[] {
  const thresholds = new Map(trace.start().detections.map(({ id, threshold }) => [id, threshold]));
  const shown: AlertGroup[] = [];
  for (const group of groups) {
    const count = countBelow(group.matches, moment);
    if (count === 0) break;
    if (count === group.count) shown.push(group);
    else {
      const { matches, distinct } = group;
      const alerted = hasAlerted(group.isError, count, distinct?.[count - 1], thresholds.get(group.detection) ?? 1);
      shown.push(new GroupState(group, trace.at(matches[count - 1] ?? 0), count, alerted, matches, distinct));
    }
  }
  return shown;
}

/** How many numbers of an ascending list are below `limit`. */
function countBelow(list: readonly number[], limit: number): number {
  // Most lists are wholly on one side.
  if ((list.at(-1) ?? -Infinity) < limit) return list.length;
  return partitionPoint(0, list.length, (index) => (list[index] ?? 0) < limit);
}

/** The groups of a whole trace. */
export function groupAlerts(trace: Trace): readonly AlertGroup[] {
  const grouper = new AlertGrouper();
  grouper.add(trace, trace.results(0));
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
