import { addAllToWorkspace, countPython } from '../../workspace/add-to-workspace';
import { errorIn } from '../../workspace/error-in';
import { byCodeUnits, isEventsPath } from '../../workspace/paths';
import { beyondLimit } from '../../workspace/read-workspace';
import type { FileProblem, Workspace } from '../../workspace/workspace-types';
import { importChanges, isOfItsOwn, withoutKept } from '../../workspace/import-changes';
import { withImported } from '../../workspace/imported-texts';
import { sentence } from '../../workspace/sentence';
import { startingWorkspace } from '../../workspace/starting/starting-workspace';
import type { ReadImport } from '../import/import-reader';
import type { AppActions, TrustQuestion } from './app-state';
import { counted } from './count-words';
import type { AppContext } from './context';
import { isBusy } from './context';
import type { Step } from './history';
import type { Chosen, ImportReading } from './import-reading';
import type { ItemsImport } from './items-import';
import { rememberFiles, undoAction } from './moments';
import { IMPORT_STOPPED, importStatus } from './status';
import { applyWorkspace, derived } from './workspace-state';

type ImportActions = Pick<AppActions, 'importFiles' | 'trustAndLoad' | 'importItems' | 'leaveItemsOut' | 'cancelImport' | 'restoreStartingWorkspace'>;

/** Most problems of an import that are shown as sentences of their own. */
const PROBLEMS_SHOWN = 5;

const BUSY_ITEMS = 'The items were left out, because a run is going on. Stop it or wait for its end, then import them.';

/**
 * What comes in from outside. Nothing with Python code in it is taken over before the user says so, and no item that would change
 * what the table has.
 */
export function importActions(context: AppContext, reading: ImportReading, items: ItemsImport): ImportActions {
  const { get, set } = context;
  /** Imports that one question is about: there can be another one before it is answered. */
  let waiting: Chosen[] = [];
  return {
    async importFiles(all, unread = []) {
      if (!get().loaded) return;
      if (all.length === 0) {
        sayProblems(context, unread, unread.length);
        return;
      }
      // A saved workspace becomes one of its own; everything else comes into the open one.
      const read = await reading.read(all, get().offerShareFiles);
      if (read === null) return;
      const chosen = { ...read, inputs: withUnread(read.inputs, unread) };
      const { workspace } = get();
      const question = questionOf([...waiting, chosen], workspace);
      if (countPython(chosen.inputs) === 0 && !replacesOwn(chosen.inputs, question) && question.own?.isMeant !== true) {
        await takeOver(context, items, [chosen.inputs], []);
        return;
      }
      waiting.push(chosen);
      set({ trustQuestion: question });
    },
    trustAndLoad({ keep = new Set<string>(), remove = new Set<string>(), isOwn = false } = {}) {
      const trusted = waiting.map(({ inputs }) => inputs);
      const own = isOwn ? (get().trustQuestion?.own ?? null) : null;
      waiting = [];
      set({ trustQuestion: null });
      if (trusted.length === 0) return;
      if (own === null) void takeOver(context, items, withoutKept(trusted, keep), [...remove]);
      else void takeOverAlone(context, items, trusted, own.name);
    },
    importItems: (way) => items.take(way),
    leaveItemsOut: () => items.leaveOut(),
    cancelImport() {
      reading.stop();
      if (items.stop()) context.setStatus(IMPORT_STOPPED);
      waiting = [];
      set({ trustQuestion: null });
    },
    restoreStartingWorkspace() {
      const { workspace } = get();
      const starting = startingWorkspace();
      const step = replaceWorkspace(context, starting, 'Restoring of the starting workspace');
      const paths = starting.files.map(({ path }) => path);
      const open = firstOpen(starting);
      set({ openPaths: open, activePath: open[0] ?? null, ...context.history.labels(get().run) });
      const replaced = workspace.files.filter(({ path }) => !paths.includes(path)).length;
      context.toast(`The starting workspace is back; ${counted(replaced, 'other file')} removed.`, step ? undoAction(context, step) : undefined);
    },
  };
}

/** What a new user sees in the editor: the first detection. */
export function firstOpen(workspace: Workspace): string[] {
  const first = derived(workspace).detections[0];
  return first ? [first.path] : [];
}

/** The import with what could not even be handed over to it: what else is missing in its trees, nobody knows. */
function withUnread(inputs: ReadImport, unread: readonly FileProblem[]): ReadImport {
  if (unread.length === 0) return inputs;
  return { ...inputs, problems: [...unread, ...inputs.problems], errors: inputs.errors + unread.length, isWhole: false };
}

/** What is to be asked about imports, taken together. */
function questionOf(waiting: readonly Chosen[], workspace: Workspace): TrustQuestion {
  const inputs = waiting.map((one) => one.inputs);
  const changes = importChanges(inputs, workspace);
  const name = waiting.find(({ title }) => title !== null)?.title ?? null;
  return {
    files: waiting.flatMap(({ names }) => names),
    python: inputs.reduce((sum, one) => sum + countPython(one), 0),
    changes,
    changesWithout: (gone) => (gone.size === 0 ? changes : importChanges(inputs, workspace, gone)),
    own: name === null ? null : { name, changes: () => importChanges(inputs, NOTHING), isMeant: isOfItsOwn(changes, workspace) },
  };
}

const NOTHING: Workspace = { name: '', files: [], disabledPaths: [] };

/** Takes over what was read into a new workspace, which is opened. */
async function takeOverAlone(context: AppContext, items: ItemsImport, all: readonly ReadImport[], name: string): Promise<void> {
  const { get, set, toast } = context;
  try {
    await get().newWorkspace({ workspace: { ...NOTHING, name }, settings: null, table: [] });
  } catch (error) {
    toast(`Nothing was imported: ${sentence(error)}`);
    return;
  }
  const ended = takeOver(context, items, all, []);
  const open = firstOpen(get().workspace);
  set({ openPaths: open, activePath: open[0] ?? null });
  await ended;
}

/** Whether a tree brings other texts for files that are there. Of events that is no news, as they are brought again and again: unless they were edited here. */
function replacesOwn({ isTree }: ReadImport, { changes: { changes } }: TrustQuestion): boolean {
  return changes.some(({ kind, path, origin }) => kind === 'changed' && (isEventsPath(path) ? origin === 'edited' : isTree));
}

/**
 * Takes over what was read, as one step for files and one for the items of tables, which may be asked about first. `missing`: files that
 * go with it.
 */
async function takeOver(context: AppContext, items: ItemsImport, all: readonly ReadImport[], missing: readonly string[]): Promise<void> {
  const { workspace } = context.get();
  const { workspace: laid, imported: count, problems, errors, removed } = addAllToWorkspace(all, workspace, missing);
  const brought = new Set(all.flatMap(({ files }) => files));
  const imported = withImported(workspace.imported, laid.files.filter((file) => brought.has(file)));
  if (count > 0) replaceWorkspace(context, sorted({ ...laid, imported }), `Import of ${counted(count, 'file')}`);
  const inPlace = errorsIn(context, workspace);
  const finish = (tables: number, others: readonly FileProblem[]): void => {
    const total = errors + others.length + inPlace.length;
    // Where there were items as well, the question about them has listed the lines.
    sayProblems(context, [...problems, ...(tables > 0 ? others.slice(0, 1) : others), ...inPlace], total);
    for (const note of all.flatMap(({ notes }) => notes)) context.toast(note);
    if (removed.length > 0) context.toast(removedText(removed));
    const tooMany = beyondLimit(context.get().problems);
    if (count > 0 && tooMany !== null) context.toast(tooMany);
    context.setStatus(importStatus(count + tables, total));
  };
  const tables = all.flatMap((inputs) => inputs.tables);
  if (tables.length === 0 || isBusy(context.get().run)) {
    finish(0, tables.map(({ name }) => errorIn(name, null, BUSY_ITEMS)));
    return;
  }
  const unread = tables.flatMap((table) => table.problems).filter(({ severity }) => severity === 'error');
  const withItems = tables.filter((table) => table.items.length > 0);
  if (withItems.length === 0) {
    finish(0, unread);
    return;
  }
  await items.bring({
    tables,
    finish: (isTaken) => {
      if (isTaken) finish(withItems.length, unread);
      else if (count > 0 || errors > 0) finish(0, []);
      else context.showRunStatus();
    },
  });
}

function removedText(paths: readonly string[]): string {
  const names = paths.length > 3 ? counted(paths.length, 'file') : paths.join(' and ');
  return `Removed ${names}: an earlier import of the same events had left ${paths.length === 1 ? 'it' : 'them'}. Undo of the import brings ${paths.length === 1 ? 'it' : 'them'} back.`;
}

/** The errors that the files that came in have in the workspace. Those of events were found while they were read. */
function errorsIn({ get }: AppContext, before: Workspace): FileProblem[] {
  const { workspace, problems } = get();
  const old = new Set(before.files);
  const fresh = new Set(workspace.files.filter((file) => !old.has(file) && !isEventsPath(file.path)).map(({ path }) => path));
  return problems.filter(({ path, severity }) => severity === 'error' && fresh.has(path));
}

/** Says what is wrong with what came in, with file and line; `errors` is how many there are in all. */
function sayProblems(context: AppContext, problems: readonly FileProblem[], errors: number): void {
  const shown = problems.filter(({ severity }) => severity === 'error').slice(0, PROBLEMS_SHOWN);
  for (const { path, line, message } of shown) {
    context.notify(`${path}${line === null ? '' : `, line ${line}`}: ${message}`);
  }
  const more = errors - shown.length;
  if (more > 0) context.notify(`The import has ${counted(more, 'more problem')}.`);
}

function replaceWorkspace(context: AppContext, workspace: Workspace, label: string): Step | null {
  const left = new Map<string, string | null>(context.get().workspace.files.map(({ path }) => [path, null]));
  for (const { path, text } of workspace.files) left.set(path, text);
  const before = new Map(context.get().workspace.files.map(({ path, text }) => [path, text]));
  for (const [path, text] of before) if (left.get(path) === text) left.delete(path);
  const step = rememberFiles(context, label, left);
  applyWorkspace(context, workspace);
  const { openPaths, activePath, run } = context.get();
  const paths = new Set(workspace.files.map(({ path }) => path));
  const open = openPaths.filter((path) => paths.has(path));
  const active = activePath !== null && paths.has(activePath) ? activePath : (open[0] ?? null);
  context.set({ openPaths: open, activePath: active, ...context.history.labels(run) });
  return step;
}

function sorted(workspace: Workspace): Workspace {
  return { ...workspace, files: [...workspace.files].sort((a, b) => byCodeUnits(a.path, b.path)) };
}
