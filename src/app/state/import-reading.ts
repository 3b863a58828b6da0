import type { ImportReader, ReadImport } from '../import/import-reader';
import { inSlices } from '../../clock/slices';
import { markAll } from '../../workspace/imported-texts';
import { readAheadOf } from '../import/read-ahead';
import { isBusy } from './context';
import type { AppContext } from './context';
import { IMPORT_STOPPED, readingStatus } from './status';

const ZIP = /\.zip(?:\.gz)?$/i;

/** Files as the user chose them, read. */
export interface Chosen {
  /** Names of the files, and of folders in place of what is in them. */
  names: string[];
  /** What a workspace of the first zip or folder would be called; null: there is none. */
  title: string | null;
  inputs: ReadImport;
}

/** The imports that are being read: one at a time, in the order in which they were chosen. */
export class ImportReading {
  readonly #context: AppContext;
  readonly #reader: ImportReader;
  /** Ends the reading that goes on and those behind it; null while there is none. */
  #stop: AbortController | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(context: AppContext, reader: ImportReader) {
    this.#context = context;
    this.#reader = reader;
  }

  /**
   * The files, all in one, so that the limits are those of the whole import. `keep` says which of them are to be read; null
   * where these are none, and where the user stopped it.
   */
  read(files: readonly File[], keep: (files: readonly File[]) => Promise<readonly File[]>): Promise<Chosen | null> {
    this.#stop ??= new AbortController();
    const { signal } = this.#stop;
    this.#waiting++;
    this.#show(0, files.length);
    const chosen = this.#last.then(() => this.#readOne(files, keep, signal));
    // One that fails must not fail those behind it.
    this.#last = chosen.catch(() => undefined);
    return chosen;
  }

  /** Ends the reading. Nothing of it is taken over. */
  stop(): void {
    if (!this.#stop) return;
    this.#stop.abort();
    this.#stop = null;
    this.#context.set({ importing: false });
    this.#context.setStatus(IMPORT_STOPPED);
  }

  async #readOne(all: readonly File[], keep: (files: readonly File[]) => Promise<readonly File[]>, signal: AbortSignal): Promise<Chosen | null> {
    try {
      const files = signal.aborted ? [] : await keep(all);
      const inputs = signal.aborted || files.length === 0 ? null : await this.#reader(files.map(importFile), (done, total) => this.#show(done, total), signal);
      const isRead = inputs !== null && (await readAheadOf(inputs.files, signal)) && (await inSlices(markAll(inputs.files), signal)) !== null;
      return isRead ? { ...namesOf(files), inputs } : null;
    } finally {
      this.#waiting--;
      if (this.#waiting === 0 && !signal.aborted) {
        this.#stop = null;
        this.#context.set({ importing: false });
        this.#context.showRunStatus();
      }
    }
  }

  #show(done: number, total: number): void {
    this.#context.set({ importing: true });
    // A run that goes on has the status; the import has it again at its end.
    if (!isBusy(this.#context.get().run)) this.#context.setStatus(readingStatus(done, total));
  }
}

function namesOf(files: readonly File[]): Pick<Chosen, 'names' | 'title'> {
  const folders = new Set<string>();
  const names = files.flatMap(({ name, webkitRelativePath }) => {
    const folder = webkitRelativePath ? webkitRelativePath.slice(0, webkitRelativePath.indexOf('/')) : null;
    if (folder === null) return [name];
    if (folders.has(folder)) return [];
    folders.add(folder);
    return [folder];
  });
  const tree = names.find((name) => folders.has(name) || ZIP.test(name));
  return { names, title: tree?.replace(ZIP, '') ?? null };
}

function importFile(file: File): { name: string; blob: Blob } {
  return { name: file.webkitRelativePath || file.name, blob: file };
}
