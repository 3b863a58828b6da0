import { detectionIdOf, newDetection, newEventsFile, newHelper } from '../../workspace/new-detection';
import { stemOf } from '../../workspace/paths';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { NewFile } from '../shell/shell-state';
import type { AppState } from '../state/app-state';

/** The names that are taken. */
export type Taken = Pick<AppState, 'workspace' | 'detections' | 'helpers'>;

/** What a name in the dialog would make. */
export interface Plan {
  files: readonly WorkspaceFile[];
  /** Says it before it is made, e.g. `ID My.Rule, in rules/my_rule.py and rules/my_rule.yml.` */
  preview: string;
  /** Why it cannot be made; null when it can. */
  refusal: string | null;
}

/** The files that a name stands for, under paths and names that are free. A detection's ID is the user's to choose: a taken one is refused. */
export function planNewFile(what: NewFile, name: string, { workspace, detections, helpers }: Taken): Plan {
  const paths = workspace.files.map(({ path }) => path);
  if (what === 'detection') {
    const ids = detections.map(({ id }) => id);
    const id = detectionIdOf(name);
    const files = newDetection(name, paths, ids);
    const owner = detections.find((detection) => detection.id === id);
    const refusal = owner ? `There is a detection with the ID ${id} already, in ${owner.path}. Choose another name.` : null;
    return { files, preview: `ID ${id}, in ${pathsOf(files)}.`, refusal };
  }
  if (what === 'helper') {
    const files = newHelper(name, paths, helpers.map(({ module }) => module));
    return { files, preview: `Imported as ${stemOf(files[0]?.path ?? '')}, in ${pathsOf(files)}.`, refusal: null };
  }
  const files = [newEventsFile(name, paths)];
  return { files, preview: `In ${pathsOf(files)}.`, refusal: null };
}

function pathsOf(files: readonly WorkspaceFile[]): string {
  return files.map(({ path }) => path).join(' and ');
}
