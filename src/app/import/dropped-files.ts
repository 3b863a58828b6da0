import { isClutter } from '../../workspace/unpack';

/** Folders deeper than this are passed over: no repository has them, and a link to itself would never end. */
const MAX_DEPTH = 40;

/**
 * The files of a drop, with those of the folders in it; each has its path in `webkitRelativePath`, as a choice of a folder gives it. What
 * cannot be read is passed over here, and is a problem of the import where it has a name. To be called within the event: a browser
 * forgets what was dropped afterwards.
 */
export function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<File[]> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve([...files]);
  return Promise.all(entries.flatMap((entry) => (entry === null ? [] : [filesOf(entry, 0)]))).then((all) => all.flat());
}

async function filesOf(entry: FileSystemEntry, depth: number): Promise<File[]> {
  if (depth > MAX_DEPTH || (depth > 0 && isClutter(entry.name))) return [];
  if (entry.isDirectory) {
    const all: File[] = [];
    // The type of an entry follows from what it says it is.
    for await (const child of childrenOf(entry as FileSystemDirectoryEntry)) all.push(...(await filesOf(child, depth + 1)));
    return all;
  }
  const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)));
  if (file === null) return [];
  // A file that was dropped by itself has no folder.
  if (depth > 0) Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.slice(1) });
  return [file];
}

/** A folder is read some entries at a time, until none comes any more. */
async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return;
    yield* some;
  }
}
