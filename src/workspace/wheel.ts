import { errorIn } from './error-in';
import { byCodeUnits } from './paths';
import type { FileProblem, LibrarySpec, WorkspaceFile } from './workspace-types';

/** Folder that wheels are unpacked to, each into one that has its name and version. */
const FOLDER = 'wheels/';

/** Whether a file is a wheel: a Python package as package indexes offer it. */
export function isWheel(name: string): boolean {
  return /\.whl$/i.test(name);
}

/** Whether a file of the workspace belongs to an unpacked wheel. */
export function isWheelPath(path: string): boolean {
  return path.startsWith(FOLDER);
}

/** The folder of the unpacked wheel that a file belongs to, with its last `/`; null for other files. */
export function folderOfWheel(path: string): string | null {
  const slash = isWheelPath(path) ? path.indexOf('/', FOLDER.length) : -1;
  return slash < 0 ? null : path.slice(0, slash + 1);
}

/** `name-version(-build)-python-abi-platform.whl`, as the packaging standard has it. */
const FILE_NAME = /^(?<name>[A-Za-z0-9._]+)-(?<version>[A-Za-z0-9._+!]+)(?:-\d[A-Za-z0-9._]*)?-(?<python>[a-z0-9_.]+)-(?<abi>[a-z0-9_.]+)-(?<platform>[a-z0-9_.]+)\.whl$/i;

/** The folder that a wheel is unpacked to, with its last `/`, or a sentence why it cannot be used. `name` may have folders. */
export function wheelFolder(name: string): { folder: string } | { refusal: string } {
  const found = FILE_NAME.exec(name.slice(name.lastIndexOf('/') + 1))?.groups;
  const refuse = (why: string): { refusal: string } => ({ refusal: `${why}, so the wheel was left out. Only wheels of Python alone can be used; their names end in py3-none-any.whl.` });
  if (found === undefined) return refuse('The name of the wheel does not say what it holds (name-version-python-abi-platform.whl)');
  const { python = '', abi = '', platform = '' } = found;
  if (abi.toLowerCase() !== 'none' || platform.toLowerCase() !== 'any') return refuse(`It has machine code for ${platform}, which cannot run in a browser`);
  if (!/\bpy3|\bcp3/i.test(python)) return refuse(`It is for ${python}, and Python 3 runs here`);
  return { folder: `${FOLDER}${found['name'] ?? ''}-${(found['version'] ?? '').replace('!', '_')}/` };
}

/** Whether an entry of a wheel is kept: code, data that is text, and what says which version it is. */
export function isWheelEntry(name: string): boolean {
  return /\.(?:py|json|txt|csv|tsv|xml|toml|cfg|ini|pem)$/i.test(name) || name.endsWith('.dist-info/METADATA');
}

const NAME_AND_VERSION = /^wheels\/(.+?)-([^-/]+)\/$/;

/** An epoch (its `!` is a `_` in the folder), the numbers of a release, and the rest: `1_`, `2.0` and `rc1`. */
const VERSION = /^(?<epoch>\d+_)?(?<release>\d+(?:\.\d+)*)?[-_.]?(?<rest>.*)$/i;
/** Names that a version before its release has, as the packaging standard spells them. */
const BEFORE_RELEASE = /^(?:a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*/i;

/** Whether the version `a` is newer than `b`: their numbers decide, from left to right, then whether they are released, then their text. */
function isNewer(a: string, b: string): boolean {
  const one = versionParts(a);
  const other = versionParts(b);
  for (let at = 0; at < Math.max(one.numbers.length, other.numbers.length); at++) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (one.stage !== other.stage) return one.stage > other.stage;
  return one.rest.localeCompare(other.rest, 'en', { numeric: true }) > 0;
}

/** `numbers`: the epoch and the release. `stage`: 0 for what is in development, 1 for what comes before a release, 2 for the rest. */
function versionParts(version: string): { numbers: number[]; stage: number; rest: string } {
  const { epoch = '', release = '', rest = '' } = VERSION.exec(version)?.groups ?? {};
  const stage = /^dev/i.test(rest) ? 0 : BEFORE_RELEASE.test(rest) ? 1 : 2;
  return { numbers: [parseInt(epoch || '0', 10), ...release.split('.').map(Number)], stage, rest };
}

/** The unpacked wheels, in order of their folders; of several versions of one package the newest, with a problem for each older one. */
export function librariesOf(files: readonly WorkspaceFile[], problems: FileProblem[]): LibrarySpec[] {
  const newest = new Map<string, { library: LibrarySpec; version: string }>();
  for (const library of unpackedWheels(files)) {
    const [, name = library.folder, version = ''] = NAME_AND_VERSION.exec(library.folder) ?? [];
    // As the packaging standard compares names.
    const key = name.toLowerCase().replace(/[-_.]+/g, '-');
    const other = newest.get(key);
    if (other === undefined) {
      newest.set(key, { library, version });
      continue;
    }
    const [used, left] = isNewer(version, other.version) ? [{ library, version }, other] : [other, { library, version }];
    newest.set(key, used);
    const path = `${left.library.folder}${left.library.files[0]?.path ?? ''}`;
    problems.push({ ...errorIn(path, null, `Version ${left.version} of the package ${name} is not used, as ${used.version} is there too: delete the one that you do not want.`), severity: 'warning' });
  }
  return [...newest.values()].map(({ library }) => library).sort((a, b) => byCodeUnits(a.folder, b.folder));
}

function unpackedWheels(files: readonly WorkspaceFile[]): LibrarySpec[] {
  const byFolder = new Map<string, WorkspaceFile[]>();
  for (const file of files) {
    const folder = folderOfWheel(file.path);
    if (folder === null) continue;
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [file]);
    else others.push(file);
  }
  return [...byFolder].map(([folder, own]) => ({ folder, files: own.map(({ path, text }) => ({ path: path.slice(folder.length), text })) }));
}
