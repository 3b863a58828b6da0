import { decodeText } from './decode-text';
import { parseEvents } from './parse-pasted-events';
import { checkPath, endingOf, folderOf, freeName, isEventsPath, isYamlPath, stemOf } from './paths';
import { readYaml } from './read-yaml';
import { readEventsFile } from './events';
import { newAllowance, unpack } from './unpack';
import type { RawFile } from './unpack';
import type { FileProblem, Workspace, WorkspaceFile } from './workspace-types';

export { MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES } from './unpack';

/** An exported table: its items belong into the cache, not into a file. */
export interface ImportedTable {
  name: string;
  text: string;
}

/** The inputs of an import, unpacked, decoded and converted: everything that does not depend on the workspace. */
export interface ReadInputs {
  files: WorkspaceFile[];
  tables: ImportedTable[];
  problems: FileProblem[];
  /** How many errors the inputs have, also where `problems` lists the first ones of a file only. */
  errors: number;
}

/** What an import brought. */
export interface ImportResult {
  workspace: Workspace;
  /** Files added or replaced. */
  imported: number;
  problems: FileProblem[];
  errors: number;
  /** Paths of the imported files that hold code, so that the user can be asked before anything runs. */
  python: string[];
}

/** Folders that a workspace has at its root: a zip with one of them on top is no workspace in a wrapping folder. */
const ROOT_FOLDERS = ['rules', 'simple_rules', 'correlation_rules', 'policies', 'queries', 'global_helpers', 'data_models', 'lookup_tables', 'packs', 'events'];
const EVENT_ENDINGS = ['.json', '.jsonl', '.ndjson'];
const SINGLE_ENDINGS = ['.py', '.yml', '.yaml', ...EVENT_ENDINGS];

/** A file in its place; one to `convert` holds events in another form or another place. */
interface Placed extends WorkspaceFile {
  convert: boolean;
}

/**
 * Reads files for a workspace: `.zip`, `.py`, `.yml`, `.yaml`, `.json`, `.jsonl`, `.ndjson`, each also `.gz`. Nothing
 * throws: what cannot be imported is left out with a problem that names it, the rest loads.
 */
export function readInputs(inputs: readonly RawFile[]): ReadInputs {
  const allowance = newAllowance();
  const result: ReadInputs = { files: [], tables: [], problems: [], errors: 0 };
  const { problems, tables } = result;
  const placed: Placed[] = [];
  const singles: RawFile[] = [];
  for (const input of inputs) {
    const unpacked = unpack(input, allowance);
    problems.push(...unpacked.problems);
    if (/\.zip(?:\.gz)?$/i.test(input.name)) {
      const tree = decodeAll(unwrap(unpacked.files), problems);
      if (tree.length === 0 && unpacked.problems.length === 0) problems.push(problem(input.name, 'The zip has no files that can be imported.'));
      placed.push(...placeTree(withoutTables(tree, tables)));
    } else {
      singles.push(...unpacked.files.filter(({ name }) => isImportable(name, problems)));
    }
  }
  placed.push(...placeSingles(withoutTables(decodeAll(singles, problems), tables)));
  result.errors = problems.length;
  convertEvents(placed, result);
  return result;
}

/** Lays files that were read into a workspace. A file of the same path is replaced. */
export function addToWorkspace({ files, problems, errors }: ReadInputs, into: Workspace): ImportResult {
  const result = merge(into, files);
  return { ...result, problems: [...problems, ...result.problems], errors: errors + result.problems.length };
}

/** How many files with code the inputs bring. */
export function countPython({ files }: ReadInputs): number {
  return files.filter(({ path }) => endingOf(path) === '.py' && checkPath(path) === null).length;
}

function problem(path: string, message: string): FileProblem {
  return { path, line: null, column: null, severity: 'error', message };
}

/** Whether a single file is of a kind that a workspace is made of. A zip may hold other texts, and they are kept. */
function isImportable(name: string, problems: FileProblem[]): boolean {
  const ending = endingOf(name);
  if (SINGLE_ENDINGS.includes(ending)) return true;
  const files = ending === '' ? 'Files without ending' : `Files that end in ${ending}`;
  problems.push(problem(name, `${files} cannot be imported; ${SINGLE_ENDINGS.join(', ')} and .zip can, each also as .gz.`));
  return false;
}

/** Takes off the folders that all files are in, down to one that a workspace has itself. */
function unwrap(files: readonly RawFile[]): RawFile[] {
  const [first] = files;
  const slash = first?.name.indexOf('/') ?? -1;
  if (!first || slash < 0) return [...files];
  const top = first.name.slice(0, slash + 1);
  if (ROOT_FOLDERS.includes(top.slice(0, -1)) || !files.every(({ name }) => name.startsWith(top))) return [...files];
  return unwrap(files.map(({ name, bytes }) => ({ name: name.slice(top.length), bytes })));
}

function decodeAll(files: readonly RawFile[], problems: FileProblem[]): WorkspaceFile[] {
  return files.flatMap(({ name, bytes }) => {
    const decoded = decodeText(bytes);
    if ('text' in decoded) return [{ path: name, text: decoded.text }];
    problems.push(problem(name, `The file was left out: ${decoded.reason}.`));
    return [];
  });
}

function isEventsEnding(path: string): boolean {
  return EVENT_ENDINGS.includes(endingOf(path));
}

/** Puts exported tables, which are told by their first line, aside. Files of events may begin in any way. */
function withoutTables(files: readonly WorkspaceFile[], tables: ImportedTable[]): WorkspaceFile[] {
  const isTable = ({ path, text }: WorkspaceFile): boolean =>
    isEventsEnding(path) && !path.startsWith('events/') && /^\s*\{\s*"Item"\s*:\s*\{/.test(text);
  tables.push(...files.filter(isTable).map(({ path, text }) => ({ name: path, text })));
  return files.filter((file) => !isTable(file));
}

/**
 * The tree of a zip as it is, with what lies under `events/` as events. A zip of nothing but JSON, outside the folders of a
 * workspace, is a bundle of logs: all of it is events.
 */
function placeTree(files: readonly WorkspaceFile[]): Placed[] {
  const isBundle = files.every(({ path }) => isEventsEnding(path) && !ROOT_FOLDERS.includes(path.split('/')[0] ?? ''));
  return files.map((file) => ({ ...file, convert: isEventsEnding(file.path) && (isBundle || file.path.startsWith('events/')) }));
}

/** Puts files without folder where they belong; files with folders stay there. A Python file follows the YAML that names it. */
function placeSingles(files: readonly WorkspaceFile[]): Placed[] {
  const folders = new Map<string, string>();
  for (const { path, text } of files) {
    if (path.includes('/') || !isYamlPath(path)) continue;
    const { folder, filename } = yamlPlace(text);
    folders.set(path, folder);
    folders.set(filename ?? `${stemOf(path)}.py`, folder);
  }
  return files.map((file) => {
    if (isEventsEnding(file.path)) return { ...file, convert: true };
    if (file.path.includes('/')) return { ...file, convert: false };
    return { path: `${folders.get(file.path) ?? 'rules'}/${file.path}`, text: file.text, convert: false };
  });
}

/** The folder for a YAML file by its AnalysisType, and the Python file that it names. */
function yamlPlace(text: string): { folder: string; filename: string | null } {
  const reading = readYaml(text);
  const value = reading.problem === null ? reading.value : null;
  const fields = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const folder = { policy: 'policies', scheduled_rule: 'queries', scheduled_query: 'queries', global: 'global_helpers', datamodel: 'data_models' }[
    String(fields.get('AnalysisType'))
  ];
  const filename: unknown = fields.get('Filename');
  return { folder: folder ?? 'rules', filename: typeof filename === 'string' ? filename : null };
}

/** Lays the files into the workspace. Paths that cannot be, or differ from another one only in case, are left out. */
function merge(into: Workspace, placed: readonly WorkspaceFile[]): Omit<ImportResult, 'errors'> {
  const problems: FileProblem[] = [];
  const files = new Map(into.files.map((file) => [file.path, file]));
  const byLowerCase = new Map(into.files.map((file) => [file.path.toLowerCase(), file.path]));
  const fresh = new Set<string>();
  for (const file of placed) {
    const { path } = file;
    const refusal = checkPath(path) ?? collision(path, byLowerCase, fresh);
    if (refusal !== null) {
      problems.push(problem(path, refusal));
      continue;
    }
    files.set(path, file);
    byLowerCase.set(path.toLowerCase(), path);
    fresh.add(path);
  }
  return {
    workspace: { ...into, files: [...files.values()] },
    imported: fresh.size,
    problems,
    python: [...fresh].filter((path) => endingOf(path) === '.py'),
  };
}

function collision(path: string, byLowerCase: ReadonlyMap<string, string>, fresh: ReadonlySet<string>): string | null {
  if (fresh.has(path)) return 'Two imported files have this path; the second one was left out.';
  const other = byLowerCase.get(path.toLowerCase());
  if (other === undefined || other === path) return null;
  return `The path differs from ${other} only in upper and lower case, which not every system keeps apart; the file was left out.`;
}

/**
 * Takes over the files as the workspace keeps them: events become `events/*.jsonl`. What is in its place already keeps its
 * path, so that no converted file takes it.
 */
function convertEvents(placed: readonly Placed[], result: ReadInputs): void {
  const inPlace = placed.filter(({ path, convert }) => !convert || isEventsPath(path));
  const taken = new Set(inPlace.map(({ path }) => path));
  for (const { path, text, convert } of placed) {
    const events = convert ? eventsOf({ path, text }, result) : text;
    if (events === null) continue;
    const goal = taken.has(path) ? path : freeName(eventsPath(path), taken);
    taken.add(goal);
    result.files.push({ path: goal, text: events });
  }
}

/** Where converted events go: under `events/`, in the folder that they have there. */
function eventsPath(path: string): string {
  return `${path.startsWith('events/') ? folderOf(path) : 'events/'}${stemOf(path)}.jsonl`;
}

/** The text of a file as lines of events. Null with a problem where it holds none. */
function eventsOf(file: WorkspaceFile, result: ReadInputs): string | null {
  const reading = isEventsPath(file.path) ? readEventsFile(file) : null;
  if (reading !== null && reading.problems.length === 0) return file.text;
  const { events, problems, errors } = parseEvents(file.text, file.path);
  result.problems.push(...problems);
  result.errors += errors;
  // Lines that cannot be read stay in a file of events, where they can be mended.
  if (reading !== null && reading.rows.length >= events.length) return file.text;
  if (events.length > 0) return events.map((event) => `${event}\n`).join('');
  if (problems.length === 0) {
    result.problems.push(problem(file.path, 'The file has no events.'));
    result.errors++;
  }
  return null;
}
