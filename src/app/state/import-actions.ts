import { decodeText } from '../../workspace/decode-text';
import { importFiles as importInto } from '../../workspace/import';
import type { FileProblem, Workspace } from '../../workspace/workspace-types';
import { startingWorkspace } from '../../workspace/starting/starting-workspace';
import { newAllowance, unpack } from '../../workspace/unpack';
import type { RawFile } from '../../workspace/unpack';
import { keyOfItem, readExportLines } from '../../engine/page-behaviour';
import type { AppActions } from './app-state';
import { counted } from './count-words';
import type { AppContext } from './context';
import { isBusy } from './context';
import { rememberFiles } from './moments';
import { importStatus } from './status';
import { editItems } from './table-actions';
import { applyWorkspace, derived } from './workspace-state';

type ImportActions = Pick<AppActions, 'importFiles' | 'trustAndLoad' | 'cancelImport' | 'restoreStartingWorkspace'>;

/** The chosen files: exported tables, whose items go into the cache, and everything else. */
interface Chosen {
  names: string[];
  tables: { name: string; text: string }[];
  files: RawFile[];
}

/** Most problems of an import that are shown as sentences of their own. */
const PROBLEMS_SHOWN = 5;

/** What comes in from outside. Nothing with Python code in it is taken over before the user says so. */
export function importActions(context: AppContext): ImportActions {
  const { get, set } = context;
  let waiting: Chosen | null = null;
  return {
    async importFiles(files) {
      if (!get().loaded || files.length === 0) return;
      const chosen = await readFiles(files);
      const { python } = importInto(chosen.files, get().workspace);
      if (python.length === 0) {
        takeOver(context, chosen);
        return;
      }
      waiting = chosen;
      set({ trustQuestion: { files: chosen.names, python: python.length } });
    },
    trustAndLoad() {
      const chosen = waiting;
      waiting = null;
      set({ trustQuestion: null });
      if (chosen) takeOver(context, chosen);
    },
    cancelImport() {
      waiting = null;
      set({ trustQuestion: null });
    },
    restoreStartingWorkspace() {
      const { workspace } = get();
      const starting = startingWorkspace();
      replaceWorkspace(context, starting, 'Restoring of the starting workspace');
      const paths = starting.files.map(({ path }) => path);
      const open = firstOpen(starting);
      set({ openPaths: open, activePath: open[0] ?? null, ...context.history.labels(get().run) });
      const replaced = workspace.files.filter(({ path }) => !paths.includes(path)).length;
      context.toast(`The starting workspace is back; ${counted(replaced, 'other file')} removed.`, { label: 'Undo', run: get().undo });
    },
  };
}

/** What a new user sees in the editor: the first detection. */
export function firstOpen(workspace: Workspace): string[] {
  const first = derived(workspace).detections[0];
  return first ? [first.path] : [];
}

async function readFiles(files: readonly File[]): Promise<Chosen> {
  const chosen: Chosen = { names: files.map((file) => file.name), tables: [], files: [] };
  for (const file of files) {
    const input = { name: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const text = tableText(input);
    if (text === null) chosen.files.push(input);
    else chosen.tables.push({ name: file.name, text });
  }
  return chosen;
}

/** The text of a table in DynamoDB's export format, which is told by its first line; null for other files. */
function tableText(input: RawFile): string | null {
  if (!/\.(json|jsonl|ndjson)(\.gz)?$/i.test(input.name)) return null;
  const file = unpack(input, newAllowance()).files[0];
  const decoded = file && decodeText(file.bytes);
  if (!decoded || !('text' in decoded)) return null;
  return /^\s*\{\s*"Item"\s*:\s*\{/.test(decoded.text) ? decoded.text : null;
}

function takeOver(context: AppContext, { tables, files }: Chosen): void {
  const { workspace, run } = context.get();
  if (tables.length > 0 && isBusy(run)) {
    context.toast('A run is going on. Stop it or wait for its end, then import items.');
    return;
  }
  const { workspace: imported, imported: count, problems } = importInto(files, workspace);
  if (count > 0) replaceWorkspace(context, sorted(imported), `Import of ${counted(count, 'file')}`);
  const tableProblems = tables.flatMap((table) => takeItems(context, table));
  const refused = [...problems, ...tableProblems];
  sayProblems(context, refused);
  context.setStatus(importStatus(count + tables.length, refused.length + problemsIn(context, workspace, refused)));
}

function takeItems(context: AppContext, { name, text }: { name: string; text: string }): FileProblem[] {
  const { items, problems } = readExportLines(text);
  const changes = items.map((item) => ({ key: keyOfItem(item), item }));
  const count = counted(items.length, 'item');
  editItems(context, 'import', changes, `Import of ${count}`, `Imported ${count}.`);
  return problems.map(({ line, message }) => ({ path: name, line, column: null, severity: 'error', message }));
}

/** How many errors the files that came in have besides those that are known already. */
function problemsIn({ get }: AppContext, before: Workspace, known: readonly FileProblem[]): number {
  const { workspace, problems } = get();
  const old = new Set(before.files);
  const fresh = new Set(workspace.files.filter((file) => !old.has(file)).map(({ path }) => path));
  const counts = new Set(known.map(({ path, line }) => `${path}:${line}`));
  return problems.filter(({ path, line, severity }) => severity === 'error' && fresh.has(path) && !counts.has(`${path}:${line}`)).length;
}

/** Problems of what was left out appear nowhere else, so they are told. */
function sayProblems(context: AppContext, problems: readonly FileProblem[]): void {
  for (const { path, line, message } of problems.slice(0, PROBLEMS_SHOWN)) {
    context.notify(`${path}${line === null ? '' : `, line ${line}`}: ${message}`);
  }
  const more = problems.length - PROBLEMS_SHOWN;
  if (more > 0) context.notify(`The import has ${counted(more, 'more problem')}.`);
}

function replaceWorkspace(context: AppContext, workspace: Workspace, label: string): void {
  const before = new Set(context.get().workspace.files);
  const after = new Set(workspace.files);
  const changed = [...before].filter((file) => !after.has(file)).concat([...after].filter((file) => !before.has(file)));
  rememberFiles(context, label, new Set(changed.map(({ path }) => path)));
  applyWorkspace(context, workspace);
  const { openPaths, activePath, run } = context.get();
  const paths = new Set(workspace.files.map(({ path }) => path));
  const open = openPaths.filter((path) => paths.has(path));
  const active = activePath !== null && paths.has(activePath) ? activePath : (open[0] ?? null);
  context.set({ openPaths: open, activePath: active, ...context.history.labels(run) });
}

function sorted(workspace: Workspace): Workspace {
  return { ...workspace, files: [...workspace.files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) };
}
