import { chunkKey, FILE_PREFIX, KEYS, RECORD_VERSION } from './records';
import type { Snapshot } from './storage-types';
import type { Chunk } from './trace-chunks';
import { layOutChunks } from './trace-chunks';
import type { WorkspaceFile } from '../workspace/workspace-types';

/** What is known to be in the database, by identity of the values that were written. */
export interface Written {
  snapshot: Partial<Snapshot>;
  files: ReadonlyMap<string, WorkspaceFile>;
  chunks: readonly Chunk[];
}

/** One batch: written together or not at all. */
export interface Batch {
  puts: Map<string, unknown>;
  deletes: string[];
  /** What is in the database once the batch is. */
  after: Written;
}

export const NOTHING_WRITTEN: Written = { snapshot: {}, files: new Map(), chunks: [] };

/** The records that have to change so that the database holds `snapshot`. */
export function changesTo(written: Written, snapshot: Snapshot): Batch {
  const puts = new Map<string, unknown>();
  const deletes: string[] = [];
  const put = (key: string, content: object): void => void puts.set(key, { version: RECORD_VERSION, ...content });
  const old = written.snapshot;
  const { workspace, settings, screen, theme, trace, run } = snapshot;

  let files = written.files;
  if (workspace !== old.workspace) {
    put(KEYS.workspace, { name: workspace.name, disabledPaths: [...workspace.disabledPaths] });
    files = new Map(workspace.files.map((file) => [file.path, file]));
    for (const [path, file] of files) {
      if (file !== written.files.get(path)) put(FILE_PREFIX + path, { text: file.text });
    }
    for (const path of written.files.keys()) if (!files.has(path)) deletes.push(FILE_PREFIX + path);
  }
  if (settings !== old.settings) put(KEYS.settings, { settings });
  if (!sameScreen(screen, old.screen)) put(KEYS.screen, { screen: { ...screen, openPaths: [...screen.openPaths] } });
  if (theme !== old.theme) put(KEYS.theme, { theme });

  let chunks = written.chunks;
  if (trace !== old.trace || run !== old.run) {
    chunks = layOutChunks(written.chunks, trace.segments);
    chunks.forEach((chunk, index) => {
      if (chunk !== written.chunks[index]) put(chunkKey(index), { segments: [...chunk] });
    });
    for (let index = chunks.length; index < written.chunks.length; index++) deletes.push(chunkKey(index));
    put(KEYS.trace, { chunks: chunks.length, run });
  }
  return { puts, deletes, after: { snapshot, files, chunks } };
}

function sameScreen(a: Snapshot['screen'], b: Snapshot['screen'] | undefined): boolean {
  return (
    b !== undefined &&
    a.openPaths === b.openPaths &&
    a.activePath === b.activePath &&
    a.leftTab === b.leftTab &&
    a.bottomTab === b.bottomTab
  );
}
