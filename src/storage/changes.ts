import type { ThemeChoice } from '../app/state/app-state';
import type { Workspace, WorkspaceFile } from '../workspace/workspace-types';
import type { Change } from './database';
import { chunkKey, FILE_PREFIX, KEYS, RECORD_VERSION } from './records';
import type { Head } from './records';
import type { Snapshot, StoredState } from './storage-types';
import type { Chunk } from './trace-chunks';
import { layOutChunks } from './trace-chunks';

/** What a workspace's records can hold; null: has no record. */
export type Contents = Omit<StoredState, 'workspace' | 'theme'> & { workspace: Workspace };

/**
 * What is known to be in the database, by identity of the values that were written. A part that is missing, and a null among
 * files and chunks, is not known and gets written.
 */
export interface Written {
  parts: Partial<Snapshot>;
  files: ReadonlyMap<string, WorkspaceFile | null>;
  chunks: readonly (Chunk | null)[];
}

/** What differs, under keys below the workspace's prefix; the head is added by who writes it. */
export interface Batch extends Change {
  /** Parts of the head that follow from the contents. */
  head: Pick<Head, 'name' | 'disabledPaths' | 'files' | 'bytes'>;
  /** Whether there is anything to write at all. */
  isEmpty: boolean;
  /** Whether more than the screen and the theme differ: the workspace itself was changed. */
  isWork: boolean;
  /** What is in the database once the batch is. */
  after: Written;
}

export const NOTHING_WRITTEN: Written = { parts: {}, files: new Map(), chunks: [] };

/** The records that have to change so that the database holds `contents`. */
export function changesTo(written: Written, contents: Contents & { theme?: ThemeChoice }): Batch {
  const puts = new Map<string, unknown>();
  const deletes: string[] = [];
  const put = (key: string, content: object): void => void puts.set(key, { version: RECORD_VERSION, ...content });
  const old = written.parts;
  const { workspace, settings, screen, theme, trace, run } = contents;

  let files = written.files;
  if (workspace !== old.workspace) {
    files = new Map(workspace.files.map((file) => [file.path, file]));
    for (const [path, file] of files) {
      if (file !== written.files.get(path)) put(FILE_PREFIX + path, { text: file?.text });
    }
    for (const path of written.files.keys()) if (!files.has(path)) deletes.push(FILE_PREFIX + path);
  }
  if (workspace.imported !== undefined && workspace.imported !== old.workspace?.imported) put(KEYS.imported, { imported: [...workspace.imported].map(([path, marks]) => [path, [...marks]]) });
  if (settings && settings !== old.settings) put(KEYS.settings, { settings });

  let chunks = written.chunks;
  if (trace && run && (trace !== old.trace || !isSameRun(run, old.run))) {
    const laidOut = layOutChunks(written.chunks, trace.segments);
    laidOut.forEach((chunk, index) => {
      if (chunk !== written.chunks[index]) put(chunkKey(index), { segments: [...chunk.segments] });
    });
    for (let index = laidOut.length; index < written.chunks.length; index++) deletes.push(chunkKey(index));
    put(KEYS.trace, { chunks: laidOut.length, run });
    chunks = laidOut;
  }
  const isWork = workspace !== old.workspace || puts.size > 0 || deletes.length > 0;
  if (screen && !isSameScreen(screen, old.screen)) put(KEYS.screen, { screen: { ...screen, openPaths: [...screen.openPaths] } });

  const parts = { workspace, ...(settings && { settings }), ...(screen && { screen }), ...(theme && { theme }), ...(trace && run && { trace, run }) };
  return {
    puts,
    deletes,
    head: { name: workspace.name, disabledPaths: [...workspace.disabledPaths], files: workspace.files.length, bytes: sizeOf(workspace, chunks) },
    isEmpty: !isWork && puts.size === 0 && (theme === undefined || theme === old.theme),
    isWork,
    after: { parts, files, chunks },
  };
}

/** What is certainly in the database when it holds one of the two, and it is not known which. */
export function inBoth(a: Written, b: Written): Written {
  const parts: Partial<Snapshot> = {};
  const keep = <Part extends keyof Snapshot>(part: Part): void => {
    const value = a.parts[part];
    if (value !== undefined && value === b.parts[part]) parts[part] = value;
  };
  for (const part of ['workspace', 'settings', 'screen', 'theme', 'trace', 'run'] as const) keep(part);
  const files = new Map<string, WorkspaceFile | null>();
  for (const path of [...a.files.keys(), ...b.files.keys()]) {
    const file = a.files.get(path) ?? null;
    files.set(path, file === b.files.get(path) ? file : null);
  }
  const longer = a.chunks.length > b.chunks.length ? a.chunks : b.chunks;
  const chunks = longer.map((_, index) => (a.chunks[index] === b.chunks[index] ? (a.chunks[index] ?? null) : null));
  return { parts, files, chunks };
}

/** Whether two states of a page would be stored alike. */
export function isSameSnapshot(a: Snapshot, b: Partial<Snapshot>): boolean {
  return (
    a.workspace === b.workspace &&
    a.settings === b.settings &&
    a.theme === b.theme &&
    a.trace === b.trace &&
    isSameRun(a.run, b.run) &&
    isSameScreen(a.screen, b.screen)
  );
}

function isSameRun(a: Snapshot['run'], b: Snapshot['run'] | undefined): boolean {
  return a === b || (b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

function isSameScreen(a: Snapshot['screen'], b: Snapshot['screen'] | undefined): boolean {
  return (
    b !== undefined &&
    (a.openPaths === b.openPaths || (a.openPaths.length === b.openPaths.length && a.openPaths.every((path, index) => path === b.openPaths[index]))) &&
    a.activePath === b.activePath &&
    a.leftTab === b.leftTab &&
    a.bottomTab === b.bottomTab
  );
}

/** About how many bytes the files and the trace take. */
function sizeOf(workspace: Workspace, chunks: readonly (Chunk | null)[]): number {
  const files = workspace.files.reduce((sum, file) => sum + file.path.length + file.text.length, 0);
  return chunks.reduce((sum, chunk) => sum + (chunk?.bytes ?? 0), files);
}
