import { inSlices } from '../../clock/slices';
import { compareAlerts, compareTables, endOfRun } from '../../engine/page-behaviour';
import type { AlertComparison, KeyDifference } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import type { Breathe } from '../../workspace/share/breathe';
import type { RunState } from '../state/app-state';
import type { LastRun, RunInput } from '../state/last-run';
import { compareDetections, compareEvents, compareFiles, compareSettings } from './compare-inputs';
import type { DetectionsChange, EventsChange, FileChange, SettingChange } from './compare-inputs';

/** How a run differs from the one before it: in what it was given, and in what came of it. */
export interface RunComparison {
  settings: readonly SettingChange[];
  /** null: the files of one of the runs are not known any more. */
  files: readonly FileChange[] | null;
  detections: DetectionsChange;
  /** null: the events of one of the runs are not known any more. */
  events: EventsChange | null;
  /** Keys that differ in the tables that the runs began with. */
  startKeys: number;
  alerts: AlertComparison;
  /** Keys that differ at the end of the runs. */
  keys: readonly KeyDifference[];
}

/** The run on the screen. */
export interface PresentRun {
  trace: Trace;
  alerts: readonly AlertGroup[];
  run: RunState;
  input: RunInput | null;
}

/** Compares two runs, each as it was when it ended. Reads both traces and changes nothing. Rejects where `breathe` does. */
export async function compareRuns(before: LastRun, now: PresentRun, breathe: Breathe): Promise<RunComparison> {
  const files = before.input && now.input && compareFiles(before.input.workspace, now.input.workspace);
  const [old, fresh] = [await eventsOf(before), await eventsOf(now)];
  const events = old && fresh && (await compareEvents(old, fresh, breathe));
  const start = await compareTables(before.trace.tableAt(1), now.trace.tableAt(1), breathe);
  const alerts = await compareAlerts(before, now, breathe);
  const keys = await compareTables(before.trace.tableAt(endOfRun(before.trace)), now.trace.tableAt(endOfRun(now.trace)), breathe);
  return {
    settings: compareSettings(before.trace.start().settings, now.trace.start().settings),
    files,
    detections: compareDetections(before.trace, now.trace),
    events,
    startKeys: start.length,
    alerts,
    keys,
  };
}

/** The events that a run was given; where that is not known, those of its trace. null: it was stopped, so that these are not all. */
async function eventsOf({ trace, run, input }: Pick<PresentRun, 'trace' | 'run' | 'input'>): Promise<readonly string[] | null> {
  if (input !== null) return input.events;
  return run.kind === 'done' ? inSlices(trace.eventTexts()) : null;
}
