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

/** Whether the file, or a folder that it is in, has a name that begins with a dot, such as `.github/`: no detection is there. */
export function isHiddenPath(path: string): boolean {
  return path.startsWith('.') || path.includes('/.');
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

/** Paths that are equal when folded are one file on some systems: in upper and lower case, é as one character or two. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Names of devices on Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** A sentence that says why a path cannot be a workspace file's, or null. Valid paths can be unpacked on every system. */
export function checkPath(path: string): string | null {
  if (path === '') return 'The path is empty.';
  if (path.length > MAX_PATH_LENGTH) return `The path is longer than ${MAX_PATH_LENGTH} characters.`;
  if (path.includes('\\')) return 'The path has a backslash; folders are separated by /.';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'The path is absolute; it must start at the workspace’s root.';
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(path)) return 'The path has a control character, or one that changes how text is shown.';
  const forbidden = /[<>:"|?*]/.exec(path);
  if (forbidden !== null) return `The path has the character ${forbidden[0]}, which not every system allows in file names.`;
  for (const part of path.split('/')) {
    if (part === '') return 'The path has an empty part: / at its end, or // inside.';
    if (part === '.' || part === '..') return `The path has a part ${part}; it must name a file below the workspace’s root.`;
    if (part !== part.trim()) return 'A part of the path begins or ends with a space.';
    if (part.endsWith('.')) return 'A part of the path ends with a dot, which Windows takes away.';
    if (DEVICE.test(part)) return `The path has the part ${part}, which is the name of a device on Windows.`;
    // As a name of an object's property it is a trap in JavaScript; no detection needs it.
    if (part === '__proto__') return 'The path has a part __proto__, which is not taken.';
  }
  return null;
}

/** `path`, or where it is taken (in any case of letters) the first of `name_2`, `name_3` … that is free. */
export function freeName(path: string, taken: Iterable<string>): string {
  return new FreeNames(taken).take(path);
}

/** Gives many files names that are free, in a time in proportion to their number. */
export class FreeNames {
  readonly #used = new Set<string>();
  /** The number that was given last to a name without number. */
  readonly #last = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    for (const path of taken) this.#used.add(foldedPath(path));
  }

  /** The name that `freeName` gives; it is taken from now on. */
  take(path: string): string {
    let free = path;
    if (this.#used.has(foldedPath(path))) {
      const dot = path.lastIndexOf('.');
      const end = dot > folderOf(path).length ? dot : path.length;
      const base = path.slice(0, end).replace(/_[0-9]+$/, '');
      const name = foldedPath(base + path.slice(end));
      let number = this.#last.get(name) ?? 1;
      do free = `${base}_${++number}${path.slice(end)}`;
      while (this.#used.has(foldedPath(free)));
      this.#last.set(name, number);
    }
    this.#used.add(foldedPath(free));
    return free;
  }
}
