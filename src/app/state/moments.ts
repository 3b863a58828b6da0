import type { RunState } from './app-state';
import type { AppContext } from './context';
import type { FilesMoment, Moment, Step } from './history';
import { applyWorkspace, withTexts } from './workspace-state';

/** The present, as far as runs and edits of the table change it. */
export function captureMoment({ get, live }: AppContext): Moment {
  const { trace, run, alerts, runProblems, settings } = get();
  return { state: { trace, run, alerts, runProblems }, startFrom: settings.startFrom, live, changes: live?.changes ?? null };
}

/** The present, as far as an operation on these files changes it. */
export function captureFiles({ get }: AppContext, paths: Iterable<string>): FilesMoment {
  const { workspace, openPaths, activePath } = get();
  const texts = new Map(workspace.files.map(({ path, text }) => [path, text]));
  return {
    texts: new Map([...paths].map((path) => [path, texts.get(path) ?? null])),
    disabledPaths: workspace.disabledPaths,
    openPaths,
    activePath,
  };
}

/** Remembers the present under the name of what is about to be done to the table. */
export function rememberTable(context: AppContext, label: string): void {
  context.history.remember({ kind: 'session', label, moment: captureMoment(context), isRun: false });
}

/** Remembers files under the name of what is about to be done to them. */
export function rememberFiles(context: AppContext, label: string, paths: Iterable<string>): void {
  context.history.remember({ kind: 'files', label, moment: captureFiles(context, paths) });
}

/** Goes one step back (or forward again). */
export function travel(context: AppContext, direction: 'undo' | 'redo'): void {
  const { run, loaded } = context.get();
  if (!loaded || run.kind === 'loading' || run.kind === 'running') return;
  const step = context.history.take(direction);
  if (!step) return;
  context.history.putBack(direction, wayBack(context, step));
  if (step.kind === 'session') restoreMoment(context, step.moment);
  else restoreFiles(context, step.moment);
  context.set(context.history.labels(context.get().run));
}

function wayBack(context: AppContext, step: Step): Step {
  return step.kind === 'session'
    ? { ...step, moment: captureMoment(context) }
    : { ...step, moment: captureFiles(context, step.moment.texts.keys()) };
}

function restoreMoment(context: AppContext, { state, startFrom, live, changes }: Moment): void {
  const { live: present } = context;
  if (present && present !== live) {
    context.live = null;
    context.engine.stop();
  }
  const goesOn = present !== null && present === live;
  if (goesOn) present.changes = changes;
  const { settings } = context.get();
  context.setRun(goesOn ? state.run : ended(state.run), { ...state, settings: { ...settings, startFrom } });
}

/** A run whose Python is gone cannot go on. */
function ended(run: RunState): RunState {
  return run.kind === 'paused' ? { ...run, kind: 'stopped' } : run;
}

function restoreFiles(context: AppContext, { texts, disabledPaths, openPaths, activePath }: FilesMoment): void {
  const { workspace, openPaths: openNow, activePath: activeNow } = context.get();
  const switched = [...workspace.disabledPaths.filter((path) => !texts.has(path)), ...disabledPaths.filter((path) => texts.has(path))];
  applyWorkspace(context, { ...withTexts(workspace, texts), disabledPaths: switched });
  const exists = new Set(context.get().workspace.files.map(({ path }) => path));
  const open = [...new Set([...openNow, ...openPaths.filter((path) => texts.has(path))])].filter((path) => exists.has(path));
  const active = activePath !== null && texts.has(activePath) ? activePath : activeNow;
  context.set({ openPaths: open, activePath: active !== null && exists.has(active) ? active : (open[0] ?? null) });
}
