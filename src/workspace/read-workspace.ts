import type { Slices } from '../clock/slices';
import { errorIn } from './error-in';
import { rememberGroups } from './event-groups';
import type { EventGroup } from './event-groups';
import { readEventsAhead, readEventsFile } from './events';
import { unreadable } from './kept-bytes';
import { readMetadata } from './metadata';
import type { Metadata } from './metadata';
import { deriveDetection, distinctModels, needsPython } from './resolve-metadata';
import { isWheelPath, librariesOf } from './wheel';
import { byCodeUnits, endingOf, folderOf, isEventsPath, isHiddenPath, isYamlPath, pathBeside, pythonRole, stemOf } from './paths';
import { PYTHON_KEYWORDS } from './python-keywords';
import type { DataModelSpec, DetectionSpec, EventRow, FileProblem, HelperSpec, LibrarySpec, NotRunSpec, Workspace, WorkspaceFile } from './workspace-types';

/** What the files of a workspace mean. */
export interface WorkspaceReading {
  /** Sorted by ID in code-unit order, enabled or not. */
  detections: DetectionSpec[];
  helpers: HelperSpec[];
  /** Those that are enabled, one for each log type. */
  dataModels: DataModelSpec[];
  /** Python packages that were imported as wheels. */
  libraries: LibrarySpec[];
  /** What the files describe beside and is not run here, in order of the path. */
  notRun: NotRunSpec[];
  /** Files in order of their path, then lines. Broken lines are in `problems` only. */
  events: EventRow[];
  problems: FileProblem[];
}

/** Most events of a workspace. */
export const MAX_EVENTS = 1_000_000;
const TOO_MANY_EVENTS = `The events of this file are left out: a workspace takes ${MAX_EVENTS.toLocaleString('en-US')}. Delete events or files.`;

interface EventsReading {
  files: readonly WorkspaceFile[];
  rows: EventRow[];
  problems: FileProblem[];
}

/** Files never change: an edit makes a new object. So what was read from an object stays true. */
const metadataOf = new WeakMap<WorkspaceFile, Metadata>();
let lastEvents: EventsReading = { files: [], rows: [], problems: [] };

/**
 * Reads detections, helpers, data models and events. A file is read again only when its object is a new one, and `events` is the same
 * array as long as no events file changed, so this can be called after every keystroke.
 */
export function readWorkspace(workspace: Workspace): WorkspaceReading {
  const sorted = [...workspace.files].sort((a, b) => byCodeUnits(a.path, b.path));
  // What is in a wheel is its own: no detection, no events. Files that are hidden are those of other tools.
  const files = sorted.filter(({ path }) => !isWheelPath(path) && !isHiddenPath(path));
  const { texts, unread } = readableTexts(files);
  const metadata = texts.filter((file) => isYamlPath(file.path)).map(cachedMetadata);
  const problems = [...unread, ...metadata.flatMap((one) => one.problems)];
  const python = new Set(files.filter((file) => endingOf(file.path) === '.py').map((file) => file.path));
  const claimed = new Set<string>();
  /** Names, with their folders, of the Python files beside a YAML that cannot be read or is not run. */
  const besideUnread = new Set(unread.map(({ path }) => pathBeside(path, '')));
  const unreadPaths = new Set(unread.map(({ path }) => path));
  const detections: DetectionSpec[] = [];
  const helpers: HelperSpec[] = [];
  const derived: Metadata[] = [];
  const models: DataModelSpec[] = [];
  for (const one of metadata) {
    if (one.base !== null) {
      derived.push(one);
      besideUnread.add(pathBeside(one.path, ''));
      continue;
    }
    if (one.kind === 'data model' && !needsPython(one)) {
      if (one.model !== null) models.push({ ...one.model, id: one.id ?? stemOf(one.path), path: null, yamlPath: one.path });
      continue;
    }
    const path = one.kind === 'other' ? null : pythonPath(one, python, problems);
    if (path === null || unreadPaths.has(path)) {
      // They must not run as ones without YAML.
      besideUnread.add(pathBeside(one.path, ''));
      continue;
    }
    claimed.add(path);
    if (one.kind === 'helper') helpers.push({ module: one.id ?? stemOf(path), path });
    if (one.model !== null) models.push({ ...one.model, id: one.id ?? stemOf(path), path, yamlPath: one.path });
    if (one.fields !== null && one.id !== null) detections.push({ ...one.fields, id: one.id, path, yamlPath: one.path });
  }
  for (const path of python) {
    if (claimed.has(path) || besideUnread.has(pathBeside(path, ''))) continue;
    const role = pythonRole(path);
    if (role === 'helper') helpers.push({ module: stemOf(path), path });
    if (role === 'detection') detections.push(withoutYaml(path, !workspace.disabledPaths.includes(path)));
  }
  for (const one of derived) {
    const detection = deriveDetection(one, detections, problems);
    if (detection !== null) detections.push(detection);
  }
  const events = readEvents(texts);
  return {
    detections: distinctDetections(detections, metadata, problems),
    dataModels: distinctModels(models, problems),
    libraries: librariesOf(sorted, problems),
    notRun: metadata.flatMap(({ notRun }) => (notRun === null ? [] : [notRun])),
    helpers: distinctHelpers(helpers, problems),
    events: events.rows,
    problems: [...problems, ...events.problems],
  };
}

/** The files without those of code and metadata that cannot be read, and what is to be said of these. */
function readableTexts(files: readonly WorkspaceFile[]): { texts: WorkspaceFile[]; unread: FileProblem[] } {
  const unread: FileProblem[] = [];
  const texts = files.filter((file) => {
    const isCode = endingOf(file.path) === '.py';
    const fault = isCode || isYamlPath(file.path) ? unreadable(file) : null;
    if (fault === null) return true;
    unread.push(errorIn(file.path, fault.line, `The file is kept as it is, but cannot be used: ${fault.reason}.`));
    // A YAML that names the Python file must find it, so that the one problem is told once.
    return isCode;
  });
  return { texts, unread };
}

/**
 * Reads files that are about to come into a workspace and pauses between them, and inside of large ones, so that
 * `readWorkspace` finds them read. `before` are the files that they follow: what these have as well is not read again. How long one
 * go takes is up to the caller. Ends with true.
 */
export function* readAhead(files: readonly WorkspaceFile[], before: readonly WorkspaceFile[] = []): Slices<true> {
  const earlier = new Map(before.map((file) => [file.path, file]));
  let events = 0;
  for (const file of files) {
    if (isYamlPath(file.path)) {
      if (unreadable(file) === null) cachedMetadata(file);
    }
    else if (isEventsPath(file.path) && events <= MAX_EVENTS) events += (yield* readEventsAhead(file, earlier.get(file.path))).rows.length;
    yield;
  }
  return true;
}

function cachedMetadata(file: WorkspaceFile): Metadata {
  let metadata = metadataOf.get(file);
  if (metadata === undefined) metadataOf.set(file, (metadata = readMetadata(file)));
  return metadata;
}

/** A sentence about the events files that are left out as there are too many events; null where none is. */
export function beyondLimit(problems: readonly FileProblem[]): string | null {
  const paths = problems.filter(({ message }) => message === TOO_MANY_EVENTS).map(({ path }) => path);
  if (paths.length === 0) return null;
  const what = paths.length === 1 ? `The events of ${paths[0]} are` : `The events of ${paths.length.toLocaleString('en-US')} files are`;
  return `${what} left out: a workspace takes ${MAX_EVENTS.toLocaleString('en-US')} events. Delete events or files.`;
}

function readEvents(files: readonly WorkspaceFile[]): EventsReading {
  const eventFiles = files.filter((file) => isEventsPath(file.path));
  const unchanged = eventFiles.length === lastEvents.files.length && eventFiles.every((file, index) => file === lastEvents.files[index]);
  if (unchanged) return lastEvents;
  const before = new Map(lastEvents.files.map((file) => [file.path, file]));
  const reading: EventsReading = { files: eventFiles, rows: [], problems: [] };
  const groups: EventGroup[] = [];
  for (const file of eventFiles) {
    // Once there are too many, the rest is not even read: reading is what takes the memory.
    const one = reading.rows.length > MAX_EVENTS ? null : readEventsFile(file, before.get(file.path));
    if (one === null || reading.rows.length + one.rows.length > MAX_EVENTS) {
      reading.problems.push(errorIn(file.path, null, TOO_MANY_EVENTS));
      continue;
    }
    if (one.rows.length > 0) groups.push({ path: file.path, start: reading.rows.length, rows: one.rows });
    for (const row of one.rows) reading.rows.push(row);
    reading.problems.push(...one.problems);
  }
  rememberGroups(reading.rows, groups);
  lastEvents = reading;
  return reading;
}

/** The workspace path that a YAML's Filename means, or null with a problem. */
function pythonPath(metadata: Metadata, python: ReadonlySet<string>, problems: FileProblem[]): string | null {
  const report = (message: string): null => {
    problems.push(errorIn(metadata.path, metadata.lines.filename, message));
    return null;
  };
  if (metadata.filename === null) return report('Filename is missing: it names the Python file beside the YAML.');
  const path = resolvePath(folderOf(metadata.path), metadata.filename);
  if (path !== null && python.has(path)) return path;
  return report(`Filename names ${metadata.filename}, but there is no file ${path ?? metadata.filename}.`);
}

/** Joins a folder and a relative path; null when it leaves the workspace. */
function resolvePath(folder: string, relative: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}${relative}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function withoutYaml(path: string, enabled: boolean): DetectionSpec {
  return {
    id: stemOf(path),
    path,
    yamlPath: null,
    analysisType: 'rule',
    enabled,
    logTypes: null,
    displayName: '',
    severity: 'INFO',
    description: '',
    reference: '',
    runbook: '',
    destinations: null,
    dedupPeriodMinutes: 60,
    threshold: 1,
  };
}

/** The first detection of each ID, those with YAML first, in order of ID. */
function distinctDetections(all: readonly DetectionSpec[], metadata: readonly Metadata[], problems: FileProblem[]): DetectionSpec[] {
  const first = new Map<string, DetectionSpec>();
  for (const detection of all) {
    const other = first.get(detection.id);
    if (other === undefined) {
      first.set(detection.id, detection);
      continue;
    }
    const path = detection.yamlPath ?? detection.path;
    const line = metadata.find((one) => one.path === path)?.lines.id ?? null;
    const message = `The ID ${detection.id} is used by ${other.yamlPath ?? other.path} already, so this detection is not run.`;
    problems.push(errorIn(path, line, message));
  }
  return [...first.values()].sort((a, b) => byCodeUnits(a.id, b.id));
}

const MODULE_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Helpers that can be imported: a name of its own each. */
function distinctHelpers(all: readonly HelperSpec[], problems: FileProblem[]): HelperSpec[] {
  const first = new Map<string, HelperSpec>();
  const report = (path: string, message: string): void => {
    problems.push(errorIn(path, null, message));
  };
  for (const helper of all) {
    const other = first.get(helper.module);
    if (!MODULE_NAME.test(helper.module) || PYTHON_KEYWORDS.has(helper.module)) {
      report(helper.path, `${helper.module} is no name that Python can import; use letters, digits and _.`);
    } else if (other !== undefined) {
      report(helper.path, `The module name ${helper.module} is used by ${other.path} already, so this file cannot be imported.`);
    } else {
      first.set(helper.module, helper);
    }
  }
  return [...first.values()].sort((a, b) => byCodeUnits(a.module, b.module));
}
