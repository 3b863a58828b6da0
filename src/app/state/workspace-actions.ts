import { checkPath, endingOf, fileName, folderOf, freeName, isYamlPath, pathBeside, stemOf } from '../../workspace/paths';
import { readMetadata } from '../../workspace/metadata';
import { detectionFile } from '../../workspace/detection-spec';
import { folderOfWheel } from '../../workspace/wheel';
import type { Workspace } from '../../workspace/workspace-types';
import { setDetectionId, setEnabled, setFilename } from '../../workspace/yaml-edit';
import type { AppActions, AppState } from './app-state';
import type { AppContext } from './context';
import type { FileMove } from './history';
import { rememberFiles, undoAction } from './moments';
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
      if (yaml !== null && endingOf(to) !== '.py') throw new Error(`${yaml} describes ${from} as Python, so its name must end in .py.`);
      const moves: FileMove[] = [{ from, to, filename: null }];
      const texts = new Map<string, string | null>([
        [from, null],
        [to, text],
      ]);
      if (yaml !== null) {
        const yamlText = textOf(yaml) ?? '';
        // A YAML of another name than its Python file's keeps its place, and its Filename the way to the file.
        const movedYaml = stemOf(yaml) === stemOf(from) ? pathBeside(to, endingWithCase(yaml)) : yaml;
        if (movedYaml !== yaml) assertFree(movedYaml, get().workspace, yaml);
        const filename = {
          from: readMetadata({ path: yaml, text: yamlText }).filename ?? fileName(from),
          to: movedYaml === yaml ? relativePath(folderOf(yaml), to) : fileName(to),
        };
        moves.push({ from: yaml, to: movedYaml, filename });
        texts.set(yaml, null).set(movedYaml, changed(setFilename(yamlText, filename.to), yaml, 'Filename'));
      }
      rememberFiles(context, `Rename of ${from}`, texts, moves);
      const moved = (path: string): string => moves.find((move) => move.from === path)?.to ?? path;
      const { workspace, openPaths, activePath } = get();
      change(texts, { disabledPaths: workspace.disabledPaths.map(moved) });
      set({ openPaths: openPaths.map(moved), activePath: activePath && moved(activePath), ...labels(context) });
    },

    duplicateFile(path) {
      const text = textOf(path);
      if (text === null) throw new Error(`There is no file ${path}.`);
      const yaml = yamlOf(path);
      const paths = get().workspace.files.map((file) => file.path);
      const besides = yaml === null ? [] : paths.filter(isYamlPath).map((other) => pathBeside(other, '.py'));
      const copy = freeName(path, [...paths, ...besides]);
      const texts = new Map([[copy, text]]);
      if (yaml !== null) {
        const yamlText = changed(setFilename(textOf(yaml) ?? '', fileName(copy)), yaml, 'Filename');
        texts.set(pathBeside(copy, endingWithCase(yaml)), changed(setDetectionId(yamlText, idOfCopy(path, copy, get())), yaml, 'ID'));
      }
      change(texts);
      return copy;
    },

    deleteFile(path) {
      if (textOf(path) === null) return;
      const yaml = yamlOf(path);
      const gone = new Map<string, null>([[path, null]]);
      if (yaml !== null) gone.set(yaml, null);
      const wheel = folderOfWheel(path);
      for (const file of get().workspace.files) if (wheel !== null && file.path.startsWith(wheel)) gone.set(file.path, null);
      const what = wheel ?? [...gone.keys()].join(' and ');
      const step = rememberFiles(context, `Deletion of ${wheel ?? path}`, gone);
      const { workspace, openPaths, activePath } = get();
      change(gone, { disabledPaths: workspace.disabledPaths.filter((other) => !gone.has(other)) });
      const open = openPaths.filter((other) => !gone.has(other));
      const active = activePath !== null && gone.has(activePath) ? (open.at(-1) ?? null) : activePath;
      set({ openPaths: open, activePath: active, ...labels(context) });
      if (step) context.toast(`Deleted ${what}.`, undoAction(context, step));
    },

    setDetectionEnabled(path, enabled) {
      const { workspace, detections } = get();
      const yaml = detections.find((detection) => detectionFile(detection) === path)?.yamlPath;
      if (yaml) {
        const text = setEnabled(textOf(yaml) ?? '', enabled);
        if (text === null) {
          context.toast(cannotChange(yaml, 'Enabled'));
          return;
        }
        const texts = new Map([[yaml, text]]);
        rememberFiles(context, `Switching ${enabled ? 'on' : 'off'} of ${path}`, texts);
        change(texts);
        set(labels(context));
        return;
      }
      const others = workspace.disabledPaths.filter((other) => other !== path);
      change(new Map(), { disabledPaths: enabled ? others : [...others, path] });
    },
  };
}

/** Why a field was left alone, for the user. */
function cannotChange(yaml: string, field: string): string {
  return `${yaml} is laid out so that its ${field} cannot be changed without touching anything else. Change it in the file.`;
}

/** The changed text of a YAML. Throws an Error for the user where there is none. */
function changed(text: string | null, yaml: string, field: string): string {
  if (text === null) throw new Error(cannotChange(yaml, field));
  return text;
}

function labels({ get, history }: AppContext): ReturnType<AppContext['history']['labels']> {
  return history.labels(get().run);
}

type Files = Pick<AppState, 'detections' | 'helpers' | 'workspace'>;

/** The YAML of a detection, or of a helper where it has the same name beside it; null for other files. */
function yamlBeside(path: string, state: Files): string | null {
  const detection = state.detections.find((one) => detectionFile(one) === path);
  // The YAML of a derived detection is all that it has.
  if (detection) return detection.yamlPath === path ? null : detection.yamlPath;
  if (!state.helpers.some((helper) => helper.path === path)) return null;
  return state.workspace.files.find((file) => isYamlPath(file.path) && pathBeside(file.path, endingWithCase(path)) === path)?.path ?? null;
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

/** The ending as it is written, e.g. `.YML`. */
function endingWithCase(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

/** A free ID: of a detection `ID.copy`, of a helper the name that its new file has, for that is what is imported. */
function idOfCopy(path: string, copy: string, { detections, helpers }: Files): string {
  const original = detections.find((detection) => detectionFile(detection) === path);
  if (original) return freeId(original.id, detections.map(({ id }) => id));
  const module = stemOf(copy).replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})/u, '_');
  return freeName(module, helpers.map((helper) => helper.module));
}

/** `ID.copy`, or the first of `ID.copy.2` … that is free. */
function freeId(id: string, taken: readonly string[]): string {
  const base = `${id.replace(/\.copy(\.\d+)?$/, '')}.copy`;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) {
    if (!taken.includes(`${base}.${number}`)) return `${base}.${number}`;
  }
}
