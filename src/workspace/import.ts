import { decodeText } from './decode-text';
import { parseEvents } from './parse-pasted-events';
import { checkPath, endingOf, fileName, freeName, isEventsPath, stemOf } from './paths';
import { readYaml } from './read-yaml';
import { readEventsFile } from './events';
import { newAllowance, unpack } from './unpack';
import type { RawFile } from './unpack';
import type { FileProblem, Workspace, WorkspaceFile } from './workspace-types';

export { MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES } from './unpack';

/** What an import brought. */
export interface ImportResult {
  workspace: Workspace;
  /** Files added or replaced. */
  imported: number;
  problems: FileProblem[];
  /** Paths of the imported files that hold code, so that the user can be asked before anything runs. */
  python: string[];
}

/** Folders that a workspace has at its root: a zip with one of them on top is no workspace in a wrapping folder. */
const ROOT_FOLDERS = ['rules', 'policies', 'queries', 'global_helpers', 'data_models', 'events'];
const EVENT_ENDINGS = ['.json', '.jsonl', '.ndjson'];
const SINGLE_ENDINGS = ['.py', '.yml', '.yaml', ...EVENT_ENDINGS];

/**
 * Adds files to a workspace: `.zip`, `.py`, `.yml`, `.yaml`, `.json`, `.jsonl`, `.ndjson`, each also `.gz`. A file of the
 * same path is replaced. Nothing throws: what cannot be imported is left out with a problem that names it, the rest loads.
 */
export function importFiles(inputs: readonly RawFile[], into: Workspace): ImportResult {
  const allowance = newAllowance();
  const problems: FileProblem[] = [];
  const placed: WorkspaceFile[] = [];
  const singles: RawFile[] = [];
  for (const input of inputs) {
    const unpacked = unpack(input, allowance);
    problems.push(...unpacked.problems);
    if (/\.zip(?:\.gz)?$/i.test(input.name)) {
      const tree = decodeAll(unwrap(unpacked.files), problems);
      if (tree.length === 0 && unpacked.problems.length === 0) problems.push(problem(input.name, 'The zip has no files that can be imported.'));
      placed.push(...tree);
    } else {
      singles.push(...unpacked.files.filter(({ name }) => isImportable(name, problems)));
    }
  }
  placed.push(...placeSingles(decodeAll(singles, problems)));
  return merge(into, placed, problems);
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

/** Takes off the one folder that all files are in, unless it is a folder that a workspace has itself. */
function unwrap(files: readonly RawFile[]): RawFile[] {
  const top = files[0]?.name.split('/')[0] ?? '';
  const wrapped = files.every((file) => file.name.startsWith(`${top}/`)) && !ROOT_FOLDERS.includes(top);
  return files.map(({ name, bytes }) => ({ name: wrapped ? name.slice(top.length + 1) : name, bytes }));
}

function decodeAll(files: readonly RawFile[], problems: FileProblem[]): WorkspaceFile[] {
  return files.flatMap(({ name, bytes }) => {
    const decoded = decodeText(bytes);
    if ('text' in decoded) return [{ path: name, text: decoded.text }];
    problems.push(problem(name, `The file was left out: ${decoded.reason}.`));
    return [];
  });
}

/** Puts files without folder where they belong; files with folders stay there. A Python file follows the YAML that names it. */
function placeSingles(files: readonly WorkspaceFile[]): WorkspaceFile[] {
  const folders = new Map<string, string>();
  for (const { path, text } of files) {
    if (path.includes('/') || !/\.ya?ml$/i.test(path)) continue;
    const { folder, filename } = yamlPlace(text);
    folders.set(path, folder);
    folders.set(filename ?? `${stemOf(path)}.py`, folder);
  }
  return files.map((file) => {
    if (file.path.includes('/') || EVENT_ENDINGS.includes(endingOf(file.path))) return file;
    return { path: `${folders.get(file.path) ?? 'rules'}/${file.path}`, text: file.text };
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
function merge(into: Workspace, placed: readonly WorkspaceFile[], problems: FileProblem[]): ImportResult {
  const files = new Map(into.files.map((file) => [file.path, file]));
  const byLowerCase = new Map(into.files.map((file) => [file.path.toLowerCase(), file.path]));
  const fresh = new Set<string>();
  for (const file of placed) {
    const ready = prepare(file, fresh, problems);
    if (ready === null) continue;
    const refusal = checkPath(ready.path) ?? collision(ready.path, byLowerCase, fresh);
    if (refusal !== null) {
      problems.push(problem(ready.path, refusal));
      continue;
    }
    files.set(ready.path, ready);
    byLowerCase.set(ready.path.toLowerCase(), ready.path);
    fresh.add(ready.path);
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

/** The file as the workspace keeps it: events become `events/*.jsonl`. Null with a problem where it holds none. */
function prepare(file: WorkspaceFile, fresh: ReadonlySet<string>, problems: FileProblem[]): WorkspaceFile | null {
  if (!EVENT_ENDINGS.includes(endingOf(file.path))) return file;
  const isInPlace = isEventsPath(file.path);
  const reading = isInPlace ? readEventsFile(file) : null;
  if (reading !== null && reading.problems.length === 0) return file;
  const parsed = parseEvents(file.text, file.path);
  problems.push(...parsed.problems);
  // Lines that cannot be read stay in a file of events, where they can be mended.
  if (reading !== null && reading.rows.length >= parsed.events.length) return file;
  if (parsed.events.length === 0) {
    if (parsed.problems.length === 0) problems.push(problem(file.path, 'The file has no events.'));
    return null;
  }
  const path = isInPlace ? file.path : freeName(`events/${stemOf(fileName(file.path))}.jsonl`, fresh);
  return { path, text: parsed.events.map((event) => `${event}\n`).join('') };
}
