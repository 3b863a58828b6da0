/** Longest path that a workspace takes, in characters. */
export const MAX_PATH_LENGTH = 400;

/** The part behind the last `/`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders of a path with their last `/`; empty for a file at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** File name without its last ending. */
export function stemOf(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The path of the file in the same folder with the same name and another ending (with its dot). */
export function pathBeside(path: string, ending: string): string {
  return `${folderOf(path)}${stemOf(path)}${ending}`;
}

/** Ending in lower case with its dot, e.g. `.py`; empty where there is none. */
export function endingOf(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/** Code-unit order, the order of everything that a run depends on: no locale changes it. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the file holds events: `events/*.jsonl`, folders below included. */
export function isEventsPath(path: string): boolean {
  return path.startsWith('events/') && endingOf(path) === '.jsonl';
}

export function isYamlPath(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** What a Python file without YAML is, told by its folders. */
export function pythonRole(path: string): 'detection' | 'helper' | 'data model' {
  const folders = folderOf(path).split('/');
  if (folders.includes('global_helpers')) return 'helper';
  return folders.includes('data_models') ? 'data model' : 'detection';
}

/** A sentence that says why a path cannot be a workspace file's, or null. Valid paths can be unpacked on every system. */
export function checkPath(path: string): string | null {
  if (path === '') return 'The path is empty.';
  if (path.length > MAX_PATH_LENGTH) return `The path is longer than ${MAX_PATH_LENGTH} characters.`;
  if (path.includes('\\')) return 'The path has a backslash; folders are separated by /.';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'The path is absolute; it must start at the workspace’s root.';
  if (/[\p{Cc}\p{Cf}]/u.test(path)) return 'The path has a control character, or one that changes how text is shown.';
  const forbidden = /[<>:"|?*]/.exec(path);
  if (forbidden !== null) return `The path has the character ${forbidden[0]}, which not every system allows in file names.`;
  for (const part of path.split('/')) {
    if (part === '') return 'The path has an empty part: / at its end, or // inside.';
    if (part === '.' || part === '..') return `The path has a part ${part}; it must name a file below the workspace’s root.`;
    if (part !== part.trim()) return 'A part of the path begins or ends with a space.';
  }
  return null;
}

/** `path`, or where it is taken (in any case of letters) the first of `name_2`, `name_3` … that is free. */
export function freeName(path: string, taken: Iterable<string>): string {
  const used = new Set<string>();
  for (const other of taken) used.add(other.toLowerCase());
  if (!used.has(path.toLowerCase())) return path;
  const dot = path.lastIndexOf('.');
  const end = dot > folderOf(path).length ? dot : path.length;
  const base = path.slice(0, end).replace(/_[0-9]+$/, '');
  for (let number = 2; ; number++) {
    const candidate = `${base}_${number}${path.slice(end)}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
