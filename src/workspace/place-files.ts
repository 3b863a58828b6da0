import { endingOf, isYamlPath, stemOf } from './paths';
import { readYaml } from './read-yaml';
import type { WorkspaceFile } from './workspace-types';

/** Folders that a workspace has at its root: a zip with one of them on top is no workspace in a wrapping folder. */
const ROOT_FOLDERS = ['rules', 'simple_rules', 'correlation_rules', 'policies', 'queries', 'global_helpers', 'data_models', 'lookup_tables', 'packs', 'events', 'wheels'];
/** Folders of the types that do not live in `rules/`. */
const FOLDERS = new Map([
  ['policy', 'policies'],
  ['scheduled_rule', 'queries'],
  ['scheduled_query', 'queries'],
  ['global', 'global_helpers'],
  ['datamodel', 'data_models'],
]);
export const EVENT_ENDINGS = ['.json', '.jsonl', '.ndjson'];

/** A file in its place; one to `convert` holds events in another form or another place. */
export interface PlacedFile extends WorkspaceFile {
  convert: boolean;
}

/** Whether a file is JSON of one of the forms that events come in. */
export function isEventsEnding(path: string): boolean {
  return EVENT_ENDINGS.includes(endingOf(path));
}

/** Takes off the folders that all files are in, down to one that a workspace has itself. */
export function unwrap(files: readonly WorkspaceFile[]): WorkspaceFile[] {
  const [first] = files;
  const slash = first?.path.indexOf('/') ?? -1;
  if (!first || slash < 0) return [...files];
  const top = first.path.slice(0, slash + 1);
  if (ROOT_FOLDERS.includes(top.slice(0, -1)) || !files.every(({ path }) => path.startsWith(top))) return [...files];
  return unwrap(files.map(({ path, text }) => ({ path: path.slice(top.length), text })));
}

/**
 * The tree of a zip as it is, with what lies under `events/` as events. A zip of nothing but JSON, outside the folders of a
 * workspace, is a bundle of logs: all of it is events.
 */
export function placeTree(files: readonly WorkspaceFile[]): PlacedFile[] {
  const isBundle = files.every(({ path }) => isEventsEnding(path) && !ROOT_FOLDERS.includes(path.split('/')[0] ?? ''));
  return files.map((file) => ({ ...file, convert: isEventsEnding(file.path) && (isBundle || file.path.startsWith('events/')) }));
}

/** Puts files without folder where they belong; files with folders stay there. A Python file follows the YAML that names it. */
export function placeSingles(files: readonly WorkspaceFile[]): PlacedFile[] {
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
  const fields = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const type = fields.get('AnalysisType');
  const filename = fields.get('Filename');
  return {
    folder: (typeof type === 'string' ? FOLDERS.get(type) : undefined) ?? 'rules',
    filename: typeof filename === 'string' ? filename : null,
  };
}
