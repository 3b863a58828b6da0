import { decodeText } from './decode-text';
import { errorIn } from './error-in';
import { beginsAsLines, PART_BYTES, partPath, readParts } from './event-parts';
import { isCode, refusalInFolder } from './folder-inputs';
import { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_LINES_BYTES, MAX_WHEEL_BYTES, megabytes, PROBLEMS_LISTED, take } from './import-limits';
import type { Allowance } from './import-limits';
import { textOfBytes } from './kept-bytes';
import { endingOf } from './paths';
import { EVENT_ENDINGS, isEventsEnding } from './place-files';
import type { PlacedFile } from './place-files';
import { shownText } from './shown-text';
import { isTableExport } from './table-export';
import { unpack } from './unpack';
import { isWheelEntry, wheelFolder } from './wheel';
import type { FileProblem, WorkspaceFile } from './workspace-types';

/** A file that the user chose. It is read when its turn comes, and only if its size allows that. */
export interface ImportFile {
  /** With folders, the first of them the chosen one, where a folder was chosen. */
  name: string;
  blob: Blob;
}

/** An exported table: its items belong into the cache, not into a file. */
export interface ImportedTable {
  name: string;
  text: string;
}

/** The inputs of an import, unpacked, decoded and converted: everything that does not depend on the workspace. */
export interface ReadInputs {
  files: WorkspaceFile[];
  tables: ImportedTable[];
  /** The first ones. */
  problems: FileProblem[];
  /** How many errors the inputs have, also those that are not listed. */
  errors: number;
  /** Sentences about what was done with the inputs that the user should know. */
  notes: string[];
  /** Names of the inputs that became several files each. */
  split: string[];
  /** Whether whole trees came in, a zip or a folder: what they do not have may be gone from them. */
  isTree: boolean;
  /** Names of what the inputs have and what is in none of `files`, with the folders that `unwrap` takes off; of tables as well. */
  leftOut: string[];
  /** Whether all names of the trees are known: not where a zip could not be opened, or a folder not be listed. */
  isWhole: boolean;
}

/** Told while an import is read: how many files were read, of how many as far as that is known. */
export type ImportProgress = (done: number, total: number) => void;

const SINGLE_ENDINGS = ['.py', '.yml', '.yaml', ...EVENT_ENDINGS];

/** An import that is being read: its result so far, what it may still take, and how far it is. */
export class Reading {
  readonly result: ReadInputs = { files: [], tables: [], problems: [], errors: 0, notes: [], split: [], isTree: false, leftOut: [], isWhole: true };
  readonly #allowance: Allowance;
  readonly #onProgress: ImportProgress;
  #done = 0;
  #total: number;
  /** How many files there were in the inputs before the one that is read. */
  #before = 0;

  constructor(allowance: Allowance, total: number, onProgress: ImportProgress) {
    this.#allowance = allowance;
    this.#total = total;
    this.#onProgress = onProgress;
  }

  /** `path`: the name that the file would have had; null of an archive whose files nobody knows. */
  refuse(name: string, message: string, line: number | null = null, path: string | null = name): void {
    if (path === null) this.result.isWhole = false;
    else this.result.leftOut.push(path);
    this.report([errorIn(shownText(name), line, message)], 1);
  }

  /** Takes over problems, of which `errors` are errors, listed here or not. */
  report(problems: readonly FileProblem[], errors: number): void {
    this.result.errors += errors;
    this.result.problems.push(...problems.slice(0, Math.max(0, PROBLEMS_LISTED - this.result.problems.length)));
  }

  /** A file of a folder, which is taken whatever its kind is, as from a zip. */
  async memberOf(folder: string, input: ImportFile): Promise<WorkspaceFile[]> {
    const refusal = refusalInFolder(folder, input.name);
    if (refusal === null) return this.textsOf(input, false, true);
    this.refuse(input.name, refusal);
    this.#onProgress((this.#before = ++this.#done), this.#total);
    return [];
  }

  /**
   * The texts that an input holds; `isTree`: of a folder. Of a tree any file is taken, also one that is no text, of single files what a
   * workspace is made of.
   */
  async textsOf(input: ImportFile, isZip: boolean, isTree = isZip, wants: ((name: string) => boolean) | null = null): Promise<WorkspaceFile[]> {
    const texts: WorkspaceFile[] = [];
    this.#onProgress(this.#done, this.#total);
    if (isEventsEnding(input.name) && input.blob.size > PART_BYTES && (await this.#hasLines(input))) {
      await this.#readLarge(input, texts);
      this.#onProgress((this.#before = ++this.#done), this.#total);
      return texts;
    }
    const bytes = await this.#bytesOf(input, isZip, isTree);
    let files = 1;
    const listener = {
      wants: wants ?? (() => true),
      refuse: (name: string, reason: string, path: string | null): void => this.refuse(name, reason, null, path),
      expect: (inside: number): void => {
        files = inside;
        this.#total += inside - 1;
      },
    };
    for (const file of bytes === null ? [] : unpack({ name: input.name.normalize('NFC'), bytes }, this.#allowance, listener)) {
      const decoded = decodeText(file.bytes);
      if ('text' in decoded) texts.push({ path: file.name, text: decoded.text });
      // What cannot be read is kept for the export: but for `.gz` and UTF-16, a tree is to come out as it came in. A wheel has nothing of this.
      else if (wants === null && (isTree || isCode(file.name))) texts.push({ path: file.name, text: textOfBytes(file.bytes) });
      else this.refuse(file.name, `The file was left out: ${decoded.reason}.`, decoded.line);
      this.#onProgress(++this.#done, this.#total);
    }
    this.#before += files;
    this.#done = this.#before;
    this.#onProgress(this.#done, this.#total);
    return texts;
  }

  /** The files of a wheel, below a folder of its own; what is no text, such as machine code, is left out. */
  async wheelOf(input: ImportFile): Promise<PlacedFile[]> {
    const place = wheelFolder(input.name);
    if ('refusal' in place) {
      this.refuse(input.name, place.refusal);
      this.#onProgress((this.#before = ++this.#done), this.#total);
      return [];
    }
    const { errors } = this.result;
    const texts = await this.textsOf(input, true, true, isWheelEntry);
    const size = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (size > MAX_WHEEL_BYTES) {
      this.refuse(input.name, `The wheel has ${megabytes(size)} of code and data, and at most ${megabytes(MAX_WHEEL_BYTES)} can be used, so it was left out.`);
      return [];
    }
    const hasCode = texts.some(({ path }) => endingOf(path) === '.py');
    if (!hasCode && this.result.errors === errors) this.refuse(input.name, 'The wheel has no Python, so it was left out.');
    return hasCode ? texts.map(({ path, text }) => ({ path: `${place.folder}${path}`, text, convert: false })) : [];
  }

  /** Whether it is a file of which each line is an event, as far as can be told. What cannot be read is found out by others. */
  async #hasLines({ blob }: ImportFile): Promise<boolean> {
    try {
      return blob.size <= MAX_LINES_BYTES && (await beginsAsLines(blob));
    } catch {
      return false;
    }
  }

  /** Reads a large file with an event a line: its parts are files. */
  async #readLarge({ name, blob }: ImportFile, texts: WorkspaceFile[]): Promise<void> {
    const refusal = take(this.#allowance, blob.size, MAX_LINES_BYTES);
    if (refusal !== null) {
      this.refuse(name, refusal);
      return;
    }
    for await (const part of readParts(blob)) {
      const path = partPath(name.normalize('NFC'), texts.length);
      if ('text' in part) texts.push({ path, text: part.text });
      else this.refuse(name, `A part of the file was left out: ${part.reason}.`, part.line);
    }
    if (texts.length > 1) this.tellParts(name, texts.length);
  }

  /** Says that a file became several. */
  tellParts(name: string, parts: number): void {
    this.result.split.push(name);
    this.result.notes.push(`${shownText(name)} is large, so it became ${parts.toLocaleString('en-US')} files: an edit stays quick.`);
  }

  /** The input's bytes; null with a problem where it is too large, of no kind that can be imported, or not readable. */
  async #bytesOf({ name, blob }: ImportFile, isZip: boolean, isTree: boolean): Promise<Uint8Array | null> {
    const limit = isZip || /\.gz$/i.test(name) ? MAX_ARCHIVE_BYTES : MAX_FILE_BYTES;
    const refusal = isTree ? null : unknownKind(name);
    if (refusal !== null) {
      this.refuse(name, refusal);
    } else if (blob.size > limit) {
      const lines = isEventsEnding(name) ? `; with an event a line, ${megabytes(MAX_LINES_BYTES)}` : '';
      const sizes = `has ${megabytes(blob.size)}, and at most ${megabytes(limit)} can be imported${lines}`;
      this.refuse(name, `The file ${sizes}, so it was left out. Split it into smaller files, or keep a part of it.`, null, isZip ? null : name);
    } else {
      try {
        return new Uint8Array(await blob.arrayBuffer());
      } catch {
        // What browsers hand over for a folder that is dropped cannot be read either.
        this.refuse(name, 'The file cannot be read. If it is a folder, import its files or a zip of it.', null, isZip ? null : name);
      }
    }
    return null;
  }

  /** Puts exported tables, which are told by their first lines, aside. Files of events may begin in any way. */
  withoutTables(files: readonly WorkspaceFile[]): WorkspaceFile[] {
    const isTable = ({ path, text }: WorkspaceFile): boolean =>
      isEventsEnding(path) && !path.startsWith('events/') && isTableExport(text);
    this.result.leftOut.push(...files.filter(isTable).map(({ path }) => path));
    this.result.tables.push(...files.filter(isTable).map(({ path, text }) => ({ name: path, text: text.replace(/^\ufeff/, '') })));
    return files.filter((file) => !isTable(file));
  }
}

/** A sentence where a single file is of no kind that a workspace is made of. A zip may hold other texts, and they are kept. */
function unknownKind(name: string): string | null {
  const ending = endingOf(name.replace(/\.gz$/i, ''));
  if (SINGLE_ENDINGS.includes(ending)) return null;
  const kinds = `${SINGLE_ENDINGS.join(', ')} and .zip can, each also as .gz`;
  if (ending !== '') return `Files that end in ${shownText(ending)} cannot be imported; ${kinds}.`;
  return `Files without ending cannot be imported; ${kinds}. If it is a folder, import its files or a zip of it.`;
}
