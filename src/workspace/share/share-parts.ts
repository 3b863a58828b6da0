import { endingOf, isEventsPath, pathBeside, pythonRole } from '../paths';
import { isWheelPath } from '../wheel';
import { readWorkspace } from '../read-workspace';
import type { Workspace, WorkspaceFile } from '../workspace-types';
import type { SharedWorkspace } from './share-types';

export const SHARE_GROUPS = ['Detections', 'Helpers', 'Data models', 'Events', 'Other files'] as const;
/** What the files of a workspace are to somebody who shares it. */
export type ShareGroup = (typeof SHARE_GROUPS)[number];

/** A file of a group. */
export interface SharePart {
  path: string;
  /** Length of its text in characters. */
  characters: number;
  /** Number of events; null for what is no events file. */
  events: number | null;
}

/** What a sender leaves out. */
export interface LeftOut {
  paths: ReadonlySet<string>;
  settings: boolean;
  table: boolean;
}

function groupOf({ path }: WorkspaceFile, owners: ReadonlyMap<string, ShareGroup>): ShareGroup {
  if (isEventsPath(path)) return 'Events';
  const known = owners.get(path);
  if (known !== undefined) return known;
  // What is not taken for a detection (its YAML cannot be read) is still one to people.
  const python = endingOf(path) === '.py' && !isWheelPath(path) ? pythonRole(path) : null;
  if (python === 'data model') return 'Data models';
  if (python === 'helper') return 'Helpers';
  return python === 'detection' ? 'Detections' : 'Other files';
}

/** The files by what they are, in order of their paths. Groups without files are left out. */
export function sharePartsOf(workspace: Workspace): Map<ShareGroup, SharePart[]> {
  const { detections, helpers, events } = readWorkspace(workspace);
  const owners = new Map<string, ShareGroup>();
  const own = (path: string, group: ShareGroup): void => {
    for (const one of [path, pathBeside(path, '.yml'), pathBeside(path, '.yaml')]) owners.set(one, group);
  };
  for (const { path } of helpers) own(path, 'Helpers');
  for (const { path } of workspace.files) if (endingOf(path) === '.py' && pythonRole(path) === 'data model') own(path, 'Data models');
  for (const { path, yamlPath } of detections) {
    own(path, 'Detections');
    if (yamlPath !== null) owners.set(yamlPath, 'Detections');
  }
  const counts = new Map<string, number>();
  for (const { path } of events) counts.set(path, (counts.get(path) ?? 0) + 1);

  const groups = new Map<ShareGroup, SharePart[]>(SHARE_GROUPS.map((group) => [group, []]));
  for (const file of workspace.files) {
    const group = groupOf(file, owners);
    const part = { path: file.path, characters: file.text.length, events: group === 'Events' ? (counts.get(file.path) ?? 0) : null };
    groups.get(group)?.push(part);
  }
  return new Map([...groups].filter(([, parts]) => parts.length > 0));
}

/** The content without what its sender leaves out. */
export function withoutLeftOut({ workspace, settings, table }: SharedWorkspace, leftOut: LeftOut): SharedWorkspace {
  return {
    workspace: { ...workspace, files: workspace.files.filter(({ path }) => !leftOut.paths.has(path)) },
    settings: leftOut.settings ? null : settings,
    table: leftOut.table ? [] : table,
  };
}
