import { checkPath, fileName, folderOf, freeName, stemOf } from '../../workspace/paths';
import type { Workspace } from '../../workspace/workspace-types';
import { setDetectionId, setEnabled, setFilename } from '../../workspace/yaml-edit';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { rememberFiles } from './moments';
import { applyWorkspace, withTexts } from './workspace-state';

type WorkspaceActions = Pick<
  AppActions,
  'setFileText' | 'createFile' | 'renameFile' | 'duplicateFile' | 'deleteFile' | 'setDetectionEnabled'
>;

/** What is done to files. */
export function workspaceActions(context: AppContext): WorkspaceActions {
  const { get, set } = context;
  const textOf = (path: string): string | null => get().workspace.files.find((file) => file.path === path)?.text ?? null;
  const change = (texts: ReadonlyMap<string, string | null>, more: Partial<Workspace> = {}): void =>
    applyWorkspace(context, { ...withTexts(get().workspace, texts), ...more });
  /** The detection's (or helper's) Python file and its YAML: what belongs together. */
  const yamlOf = (path: string): string | null => yamlBeside(path, get());

  return {
    setFileText(path, text) {
      const before = textOf(path);
      if (before !== null && before !== text) change(new Map([[path, text]]));
    },

    createFile(path, text) {
      assertFree(path, get().workspace, null);
      change(new Map([[path, text]]));
    },

    renameFile(from, to) {
      const text = textOf(from);
      if (text === null || from === to) return;
      assertFree(to, get().workspace, from);
      const yaml = yamlOf(from);
      const moves = new Map([[from, to]]);
      const texts = new Map<string, string | null>([
        [from, null],
        [to, text],
      ]);
      if (yaml !== null) {
        const named = setFilename(textOf(yaml) ?? '', fileName(to));
        const movedYaml = stemOf(yaml) === stemOf(from) ? to.replace(/\.py$/, yaml.slice(yaml.lastIndexOf('.'))) : yaml;
        // The YAML finds its Python file beside it; one that cannot come along keeps its place and its Filename the way to it.
        if (movedYaml !== yaml) {
          assertFree(movedYaml, get().workspace, yaml);
          moves.set(yaml, movedYaml);
          texts.set(yaml, null).set(movedYaml, named);
        } else {
          texts.set(yaml, setFilename(textOf(yaml) ?? '', relativePath(folderOf(yaml), to)));
        }
      }
      rememberFiles(context, `Rename of ${from}`, texts.keys());
      const moved = (path: string): string => moves.get(path) ?? path;
      const { workspace, openPaths, activePath } = get();
      change(texts, { disabledPaths: workspace.disabledPaths.map(moved) });
      set({ openPaths: openPaths.map(moved), activePath: activePath && moved(activePath), ...labels(context) });
    },

    duplicateFile(path) {
      const text = textOf(path);
      if (text === null) throw new Error(`There is no file ${path}.`);
      const yaml = yamlOf(path);
      const paths = get().workspace.files.map((file) => file.path);
      const stems = yaml === null ? [] : paths.map((other) => other.replace(/\.ya?ml$/, '.py'));
      const copy = freeName(path, [...paths, ...stems]);
      const texts = new Map([[copy, text]]);
      if (yaml !== null) {
        const ending = yaml.slice(yaml.lastIndexOf('.'));
        const ids = get().detections.map(({ id }) => id);
        const id = get().detections.find((detection) => detection.path === path)?.id ?? stemOf(path);
        const yamlText = setFilename(textOf(yaml) ?? '', fileName(copy));
        texts.set(copy.replace(/\.py$/, ending), setDetectionId(yamlText, freeId(id, ids)));
      }
      change(texts);
      return copy;
    },

    deleteFile(path) {
      if (textOf(path) === null) return;
      const yaml = yamlOf(path);
      const gone = new Map<string, null>([[path, null]]);
      if (yaml !== null) gone.set(yaml, null);
      rememberFiles(context, `Deletion of ${path}`, gone.keys());
      const { workspace, openPaths, activePath } = get();
      change(gone, { disabledPaths: workspace.disabledPaths.filter((other) => !gone.has(other)) });
      const open = openPaths.filter((other) => !gone.has(other));
      const active = activePath !== null && gone.has(activePath) ? (open.at(-1) ?? null) : activePath;
      set({ openPaths: open, activePath: active, ...labels(context) });
      context.toast(`Deleted ${[...gone.keys()].join(' and ')}.`, { label: 'Undo', run: get().undo });
    },

    setDetectionEnabled(path, enabled) {
      const { workspace, detections } = get();
      const yaml = detections.find((detection) => detection.path === path)?.yamlPath;
      if (yaml) {
        change(new Map([[yaml, setEnabled(textOf(yaml) ?? '', enabled)]]));
        return;
      }
      const others = workspace.disabledPaths.filter((other) => other !== path);
      change(new Map(), { disabledPaths: enabled ? others : [...others, path] });
    },
  };
}

function labels({ get, history }: AppContext): ReturnType<AppContext['history']['labels']> {
  return history.labels(get().run);
}

/** The YAML of a detection, or of a helper where it has the same name beside it; null for other files. */
function yamlBeside(path: string, state: Pick<ReturnType<AppContext['get']>, 'detections' | 'helpers' | 'workspace'>): string | null {
  const detection = state.detections.find((one) => one.path === path);
  if (detection) return detection.yamlPath;
  if (!state.helpers.some((helper) => helper.path === path)) return null;
  const stem = path.replace(/\.py$/, '');
  return state.workspace.files.find((file) => file.path === `${stem}.yml` || file.path === `${stem}.yaml`)?.path ?? null;
}

/** Throws a sentence when no file can be at `path`. `self` is a file that is about to leave its place. */
function assertFree(path: string, { files }: Workspace, self: string | null): void {
  const fault = checkPath(path);
  if (fault !== null) throw new Error(fault);
  const lower = path.toLowerCase();
  const other = files.find((file) => file.path !== self && file.path.toLowerCase() === lower);
  if (other) throw new Error(`There is a file ${other.path} already.`);
}

/** The way from a folder (with its last `/`, or empty) to a file. */
function relativePath(folder: string, path: string): string {
  const up = folder.split('/').slice(0, -1);
  const down = path.split('/');
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return [...up.map(() => '..'), ...down].join('/');
}

/** `ID.copy`, or the first of `ID.copy.2` … that is free. */
function freeId(id: string, taken: readonly string[]): string {
  const base = `${id.replace(/\.copy(\.\d+)?$/, '')}.copy`;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) {
    if (!taken.includes(`${base}.${number}`)) return `${base}.${number}`;
  }
}
