import { errorIn } from '../../workspace/error-in';
import { shownText } from '../../workspace/shown-text';
import { isClutter } from '../../workspace/unpack';
import type { FileProblem } from '../../workspace/workspace-types';

/** Folders deeper than this are not read: no repository has them, and a link to itself would never end. */
const MAX_DEPTH = 40;

/** What a drop has. */
export interface Dropped {
  files: File[];
  /** What the browser did not give: of a folder nobody knows what is missing. */
  unread: FileProblem[];
}

/**
 * The files of a drop, with those of the folders in it; each has its path in `webkitRelativePath`, as a choice of a folder gives it. To be
 * called within the event: a browser forgets what was dropped afterwards.
 */
export async function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<Dropped> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const dropped: Dropped = { files: [], unread: [] };
  if (!entries.some((entry) => entry?.isDirectory)) return { ...dropped, files: [...files] };
  for (const entry of entries) if (entry !== null) await addFilesOf(entry, 0, dropped);
  return dropped;
}

async function addFilesOf(entry: FileSystemEntry, depth: number, dropped: Dropped): Promise<void> {
  if (depth > 0 && isClutter(entry.name)) return;
  const refuse = (why: string): void => void dropped.unread.push(errorIn(shownText(entry.fullPath.slice(1)), null, why));
  if (depth > MAX_DEPTH) return refuse(`It is in more than ${MAX_DEPTH} folders, so it was left out.`);
  try {
    // The type of an entry follows from what it says it is.
    if (entry.isDirectory) {
      for await (const child of childrenOf(entry as FileSystemDirectoryEntry)) await addFilesOf(child, depth + 1, dropped);
      return;
    }
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    // A file that was dropped by itself has no folder.
    if (depth > 0) Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.slice(1) });
    dropped.files.push(file);
  } catch {
    refuse(entry.isDirectory ? 'The folder cannot be read to its end; some of its files were left out.' : 'The file cannot be read, so it was left out.');
  }
}

/** A folder is read some entries at a time, until none comes any more. */
async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    yield* some;
  }
}
