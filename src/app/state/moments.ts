import type { Workspace } from '../../workspace/workspace-types';
import { setFilename } from '../../workspace/yaml-edit';
import type { RunState } from './app-state';
import type { AppContext } from './context';
import { isBusy } from './context';
import { counted } from './count-words';
import type { FileMove, FilesMoment, FilesStep, Moment, Step } from './history';
import { applyWorkspace, withTexts } from './workspace-state';

/** The present, as far as runs and edits of the table change it. */
export function captureMoment({ get, live }: AppContext): Moment {
  const { trace, run, alerts, runProblems, handEdits, runInput, lastRun, settings } = get();
  return { state: { trace, run, alerts, runProblems, handEdits, runInput, lastRun }, startFrom: settings.startFrom, live, changes: live?.changes ?? null };
}

/** Remembers the present under the name of what is about to be done to the table. */
export function rememberTable(context: AppContext, label: string): Step {
  const step: Step = { kind: 'session', label, moment: captureMoment(context), isRun: false };
  context.history.remember(step);
  return step;
}

/**
 * Remembers files under the name of what is about to be done to them. `left`: the texts that they are about to get (null:
 * none). Returns null where no text changes, for there is nothing to take back then.
 */
export function rememberFiles(
  context: AppContext,
  label: string,
  left: ReadonlyMap<string, string | null>,
  moves: readonly FileMove[] = [],
): Step | null {
  const moment = captureFiles(context, left.keys());
  if ([...left].every(([path, text]) => moment.texts.get(path) === text)) return null;
  const step: Step = { kind: 'files', label, moment, left, moves };
  context.history.remember(step);
  return step;
}

/** For the news about a step: takes back that step and no other. Where that cannot be done, it says why. */
export function undoAction(context: AppContext, step: Step): { label: string; run: () => void } {
  const run = (): void => {
    const { history } = context;
    const { newest } = history;
    if (isBusy(context.get().run)) context.toast('A run is going on. Stop it or wait for its end, then undo.');
    else if (newest === step) travel(context, 'undo');
    else if (newest && history.has(step)) context.toast(`“${newest.label}” came later. Undo that first, then “${step.label}”.`);
    else context.toast(`“${step.label}” has been undone already, or is part of a run by now.`);
  };
  return { label: 'Undo', run };
}

/** Goes one step back (or forward again). */
export function travel(context: AppContext, direction: 'undo' | 'redo'): void {
  const { run, loaded } = context.get();
  if (!loaded || isBusy(run)) return;
  const step = context.history.take(direction);
  if (!step) return;
  if (step.kind === 'files') {
    restoreFiles(context, step, direction);
  } else {
    context.history.putBack(direction, { ...step, moment: captureMoment(context) });
    restoreMoment(context, step.moment);
  }
  context.set(context.history.labels(context.get().run));
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

/** The present, as far as an operation on these files changes it. */
function captureFiles({ get }: AppContext, paths: Iterable<string>): FilesMoment {
  const { workspace, openPaths, activePath } = get();
  const files = new Map(workspace.files.map((file) => [file.path, file]));
  const wanted = [...paths];
  return {
    texts: new Map(wanted.map((path) => [path, files.get(path)?.text ?? null])),
    files: wanted.flatMap((path) => files.get(path) ?? []),
    disabledPaths: workspace.disabledPaths,
    openPaths,
    activePath,
  };
}

function textsOf({ files }: Workspace): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** Restores the files of a step, except what was typed into them since: that stays, or moves with a renamed file. */
function restoreFiles(context: AppContext, step: FilesStep, direction: 'undo' | 'redo'): void {
  const { workspace, openPaths: openNow, activePath: activeNow } = context.get();
  const { texts, news } = step.moves.length > 0 ? movedBack(step, workspace) : restorable(step, workspace);
  if (news !== null) context.toast(news);
  if (texts.size === 0) return;
  const moves = step.moves.map(({ from, to, filename }) => {
    return { from: to, to: from, filename: filename && { from: filename.to, to: filename.from } };
  });
  context.history.putBack(direction, { ...step, moment: captureFiles(context, texts.keys()), left: texts, moves });

  const { disabledPaths, openPaths, activePath } = step.moment;
  const switched = [...workspace.disabledPaths.filter((path) => !texts.has(path)), ...disabledPaths.filter((path) => texts.has(path))];
  applyWorkspace(context, { ...withTexts(workspace, texts, step.moment.files), disabledPaths: switched });
  const exists = new Set(context.get().workspace.files.map(({ path }) => path));
  const open = [...new Set([...openNow, ...openPaths.filter((path) => texts.has(path))])].filter((path) => exists.has(path));
  const active = activePath !== null && texts.has(activePath) ? activePath : activeNow;
  context.set({ openPaths: open, activePath: active !== null && exists.has(active) ? active : (open[0] ?? null) });
}

interface Restored {
  texts: ReadonlyMap<string, string | null>;
  /** A sentence about what could not be restored. */
  news: string | null;
}

/** The texts of the moment, without those of files that are not as the step left them. */
function restorable({ label, moment, left }: FilesStep, workspace: Workspace): Restored {
  const present = textsOf(workspace);
  const texts = new Map([...moment.texts].filter(([path]) => (present.get(path) ?? null) === left.get(path)));
  const kept = [...moment.texts.keys()].filter((path) => !texts.has(path));
  if (kept.length === 0) return { texts, news: null };
  const names = kept.length > 3 ? counted(kept.length, 'file') : kept.join(' and ');
  const verb = kept.length === 1 ? 'stays as it is: it was' : 'stay as they are: they were';
  return { texts, news: `${names} ${verb} edited after “${label}”.` };
}

/** The renamed files at the places they had, with the texts they have now. Nothing where such a place is taken. */
function movedBack({ moment, left, moves }: FilesStep, workspace: Workspace): Restored {
  const present = textsOf(workspace);
  const moving = new Set(moves.map(({ to }) => to));
  const others = new Set([...present.keys()].filter((path) => !moving.has(path)).map((path) => path.toLowerCase()));
  const texts = new Map(moment.texts);
  for (const { from, to, filename } of moves) {
    const text = present.get(to);
    if (text === undefined) return { texts: new Map(), news: `${to} is no longer there, so it cannot be moved back to ${from}.` };
    if (others.has(from.toLowerCase())) return { texts: new Map(), news: `${to} stays where it is: there is a file ${from} again.` };
    if (text !== left.get(to)) texts.set(from, (filename && setFilename(text, filename.from)) ?? text);
  }
  return { texts, news: null };
}
