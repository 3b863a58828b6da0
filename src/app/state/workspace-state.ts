import { byCodeUnits } from '../../workspace/paths';
import { readWorkspace } from '../../workspace/read-workspace';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace-types';
import { refusalOf } from './access';
import type { AppState } from './app-state';
import type { AppContext } from './context';

type Derived = Pick<AppState, 'workspace' | 'detections' | 'helpers' | 'dataModels' | 'libraries' | 'notRun' | 'events' | 'problems'>;

/** A workspace with what its files mean. */
export function derived(workspace: Workspace): Derived {
  return { workspace, ...readWorkspace(workspace) };
}

/**
 * Whether work that took a while may still change the workspace that it began with: meanwhile the user may have opened another one,
 * or another tab have taken this one over. Says so in the second case, which nobody here asked for.
 */
export function isStillOpen(context: AppContext, id: string): boolean {
  const { loaded, workspaceId, access } = context.get();
  if (!loaded || workspaceId !== id) return false;
  const refusal = refusalOf(access);
  if (refusal !== null) context.toast(refusal);
  return refusal === null;
}

/** Takes over a workspace. Problems that the last run met in files whose text is another one now are forgotten. */
export function applyWorkspace(context: AppContext, workspace: Workspace, change: Partial<AppState> = {}): void {
  const { workspace: before, runProblems } = context.get();
  const files = new Set(workspace.files);
  const changed = new Set(before.files.filter((file) => !files.has(file)).map(({ path }) => path));
  const kept = runProblems.filter(({ path }) => !changed.has(path));
  context.set({
    ...derived(workspace),
    ...(kept.length < runProblems.length && { runProblems: kept }),
    ...change,
  });
}

/**
 * The workspace with the texts of some files changed; null removes a file. Files stay in order of their path. Of `known` files that
 * have such a text the very objects are taken, so that they need not be read again.
 */
export function withTexts(workspace: Workspace, texts: ReadonlyMap<string, string | null>, known: readonly WorkspaceFile[] = []): Workspace {
  const files: WorkspaceFile[] = workspace.files.filter(({ path, text }) => !texts.has(path) || texts.get(path) === text);
  const same = new Set(files.map(({ path }) => path));
  for (const [path, text] of texts) if (text !== null && !same.has(path)) files.push(known.find((file) => file.path === path && file.text === text) ?? { path, text });
  return { ...workspace, files: files.sort((a, b) => byCodeUnits(a.path, b.path)) };
}

/** The workspace with these files, in place of those of the same paths. They are the very objects, so that what was read of them counts. */
export function withFiles(workspace: Workspace, files: readonly WorkspaceFile[]): Workspace {
  const paths = new Set(files.map(({ path }) => path));
  const others = workspace.files.filter(({ path }) => !paths.has(path));
  return { ...workspace, files: [...others, ...files].sort((a, b) => byCodeUnits(a.path, b.path)) };
}
