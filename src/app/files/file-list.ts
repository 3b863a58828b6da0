import { detectionFile } from '../../workspace/detection-spec';
import { factsOf } from '../../workspace/event-facts';
import { eventGroups } from '../../workspace/event-groups';
import { byCodeUnits, fileName, isEventsPath, isYamlPath, pythonRole } from '../../workspace/paths';
import { folderOfWheel, isWheelPath } from '../../workspace/wheel';
import type { DataModelSpec, DetectionSpec, EventRow, FileProblem, NotRunSpec, WorkspaceFile } from '../../workspace/workspace-types';

export const GROUPS = ['Detections', 'Global helpers', 'Data models', 'Events', 'Other files', 'Wheels'] as const;
export type FileGroup = (typeof GROUPS)[number];

/** A row of the file list: a file, with the YAML that belongs to it. */
export interface FileEntry {
  path: string;
  group: FileGroup;
  /** A detection's ID; else the file's name, with its folder where it is not the usual one. */
  name: string;
  yamlPath: string | null;
  detection: DetectionSpec | null;
  /** The log types of a data model, with commas; null for other files. */
  modelOf: string | null;
  /** Why what the file describes is not run here; null for other files. */
  notRun: string | null;
  /** Problems of the file and its YAML. */
  errors: number;
  warnings: number;
  /** The events of an events file, and whether all of them are switched off; null for other files and where there are none. */
  events: { count: number; allDisabled: boolean } | null;
}

export interface FileListInput {
  files: readonly WorkspaceFile[];
  detections: readonly DetectionSpec[];
  problems: readonly FileProblem[];
  events?: readonly EventRow[];
  notRun?: readonly NotRunSpec[];
  dataModels?: readonly DataModelSpec[];
}

function groupOf(path: string, isDetection: boolean, isModel: boolean): FileGroup {
  if (isDetection) return 'Detections';
  if (isWheelPath(path)) return 'Wheels';
  if (isEventsPath(path)) return 'Events';
  // One that is switched off, or not read, is where they are.
  if (isModel || (pythonRole(path) === 'data model' && (path.endsWith('.py') || isYamlPath(path)))) return 'Data models';
  return path.endsWith('.py') && pythonRole(path) !== 'detection' ? 'Global helpers' : 'Other files';
}

function nameOf(path: string, group: FileGroup): string {
  if (group === 'Other files') return path;
  // Its folder has the name and the version of the package.
  return group === 'Wheels' ? (path.split('/')[1] ?? path) : fileName(path);
}

function countBy<Value>(values: readonly Value[], key: (value: Value) => string, amount: (value: Value) => number) {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + amount(value));
  return counts;
}

/**
 * The rows of the file list in their order: detections by ID, then helpers, data models, events and other files by path. The YAML
 * beside a Python file has no row of its own, and the files of a wheel have one row together: that of the first of them.
 */
export function listFiles({ files, detections, problems, events = [], notRun = [], dataModels = [] }: FileListInput): FileEntry[] {
  const paths = new Set(files.map((file) => file.path));
  // A detection that is derived from another one has a YAML file alone.
  const byPath = new Map(detections.map((detection) => [detectionFile(detection), detection]));
  const models = new Map(dataModels.map((model) => [model.path !== null && paths.has(model.path) ? model.path : model.yamlPath, model]));
  const path = (about: { path: string }) => about.path;
  const reasons = new Map(notRun.map((one) => [one.path, one.reason]));
  const errors = countBy(problems, path, (problem) => (problem.severity === 'error' ? 1 : 0));
  const warnings = countBy(problems, path, (problem) => (problem.severity === 'warning' ? 1 : 0));

  const groups = eventGroups(events);
  const count = countBy(groups, path, (group) => group.rows.length);
  const enabled = countBy(groups, path, (group) => factsOf(group).enabled.length);

  const yamlOf = (pythonPath: string): string | null => {
    const named = byPath.get(pythonPath)?.yamlPath ?? models.get(pythonPath)?.yamlPath;
    if (named) return named;
    const stem = pythonPath.replace(/\.py$/, '');
    return [`${stem}.yml`, `${stem}.yaml`].find((yaml) => paths.has(yaml)) ?? null;
  };
  const pairs = new Map([...paths].filter((name) => name.endsWith('.py')).map((name) => [name, yamlOf(name)]));
  const paired = new Set(pairs.values());

  const wheels = new Set<string>();
  const isShown = (path: string): boolean => {
    if (isYamlPath(path) && paired.has(path)) return false;
    const folder = folderOfWheel(path);
    if (folder === null) return true;
    const isFirst = !wheels.has(folder);
    wheels.add(folder);
    return isFirst;
  };

  const entries = files
    .filter((file) => isShown(file.path))
    .map((file): FileEntry => {
      const detection = byPath.get(file.path) ?? null;
      const yamlPath = pairs.get(file.path) ?? null;
      const eventCount = count.get(file.path) ?? 0;
      const group = groupOf(file.path, detection !== null, models.has(file.path));
      const sum = (counts: Map<string, number>) =>
        (counts.get(file.path) ?? 0) + (yamlPath === null ? 0 : (counts.get(yamlPath) ?? 0));
      return {
        path: file.path,
        group,
        name: detection?.id ?? nameOf(file.path, group),
        yamlPath,
        detection,
        modelOf: models.get(file.path)?.logTypes.join(', ') ?? null,
        notRun: reasons.get(file.path) ?? null,
        errors: sum(errors),
        warnings: sum(warnings),
        events: eventCount === 0 ? null : { count: eventCount, allDisabled: enabled.get(file.path) === 0 },
      };
    });
  return entries.sort(
    (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || byCodeUnits(a.name, b.name) || byCodeUnits(a.path, b.path),
  );
}

/** Whether two lists have the same rows, with the same marks. */
export function isSameList(a: readonly FileEntry[], b: readonly FileEntry[]): boolean {
  return a.length === b.length && a.every((entry, index) => isSameEntry(entry, b[index]));
}

function isSameEntry({ events, detection, ...rest }: FileEntry, other: FileEntry | undefined): boolean {
  if (other === undefined) return false;
  return isSame(rest, other) && isSameOrNull(events, other.events) && isSameOrNull(detection, other.detection);
}

/** A detection is made anew after each key in the editor; the lists in it are those of its YAML as that was read. */
function isSameOrNull<Value extends object>(a: Value | null, b: Value | null): boolean {
  return a === null || b === null ? a === b : Object.keys(a).length === Object.keys(b).length && isSame(a, b);
}

function isSame<Value extends object>(a: Value, b: Value): boolean {
  // What an object has by a name, its type has.
  return Object.entries(a).every(([name, value]) => value === b[name as keyof Value]);
}

/** The entries whose name or path has all words of `search`, in any case of letters. */
export function searchFiles(entries: readonly FileEntry[], search: string): FileEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = `${entry.name} ${entry.path}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
