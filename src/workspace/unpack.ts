import { gunzip } from './gunzip';
import { MAX_FILE_BYTES, MAX_TOTAL_BYTES, take } from './import-limits';
import type { Allowance } from './import-limits';
import { inflateEntry } from './inflate';
import { checkPath } from './paths';
import { shownText } from './shown-text';
import { readZipDirectory } from './zip-directory';
import type { ZipEntry } from './zip-directory';

/** A file as it comes from the disk, a zip or a gzip file; the name may have folders. */
export interface RawFile {
  name: string;
  bytes: Uint8Array;
}

/** What is told while archives are unpacked. */
export interface UnpackListener {
  /** A file, or an entry of a zip, was left out for this reason. `path`: its name without that of the archive; null of an archive as a whole. */
  refuse: (name: string, reason: string, path: string | null) => void;
  /** An archive turned out to hold this many files: they are to be read, instead of the one. */
  expect: (files: number) => void;
  /** Whether an entry of an archive is wanted; absent: every one is. */
  wants?: (name: string) => boolean;
}

/**
 * Unpacks `.gz`, `.zip` and `.whl` (a zip) by ending; another file comes back as it is. One file at a time, so that nobody needs the bytes of
 * all. What is refused is told, and the rest goes on; nothing throws.
 */
export function* unpack(input: RawFile, allowance: Allowance, listener: UnpackListener): Generator<RawFile> {
  const isGzip = /\.gz$/i.test(input.name);
  const name = isGzip ? input.name.slice(0, -'.gz'.length) : input.name;
  const isZip = /\.(?:zip|whl)$/i.test(name);
  const plain = isGzip ? gunzip(input.bytes, isZip ? MAX_TOTAL_BYTES : MAX_FILE_BYTES, allowance) : input.bytes;
  if (typeof plain === 'string') {
    listener.refuse(input.name, plain, isZip ? null : name);
  } else if (isZip) {
    yield* unzip({ name: input.name, bytes: plain }, allowance, listener);
  } else {
    const refusal = take(allowance, plain.length);
    if (refusal === null) yield { name, bytes: plain };
    else listener.refuse(input.name, refusal, name);
  }
}

/** Folders and files that systems and tools make by themselves: they are in no repository, and nobody misses them. */
const CLUTTER = new Set(['.git', '.hg', '.svn', '.DS_Store', '__MACOSX', '__pycache__', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.tox', '.venv', 'node_modules']);

/** Whether a file is passed over without a word: clutter, and folders of a zip, which end in `/`. */
export function isClutter(name: string): boolean {
  return name.endsWith('/') || name.split('/').some((part) => CLUTTER.has(part) || part.startsWith('._'));
}

function* unzip(archive: RawFile, allowance: Allowance, listener: UnpackListener): Generator<RawFile> {
  const directory = readZipDirectory(archive.bytes);
  if (typeof directory === 'string') {
    listener.refuse(archive.name, directory, null);
    return;
  }
  const entryListener: UnpackListener = {
    ...listener,
    refuse: (name, reason, path) => listener.refuse(`${archive.name}: ${shownText(name)}`, reason, path),
  };
  const entries = accepted(directory, allowance, entryListener);
  listener.expect(entries.length);
  for (const entry of entries) {
    const bytes = inflateEntry(archive.bytes, entry, allowance);
    if (typeof bytes === 'string') entryListener.refuse(entry.name, bytes, entry.name);
    else if (/\.gz$/i.test(entry.name)) yield* unpack({ name: entry.name, bytes }, allowance, entryListener);
    else yield { name: entry.name, bytes };
  }
}

/** The entries that may be unpacked, by what the directory says of them. */
function accepted(directory: readonly ZipEntry[], allowance: Allowance, listener: UnpackListener): ZipEntry[] {
  const seen = new Set<string>();
  return directory.filter(({ name, size }) => {
    if (isClutter(name) || listener.wants?.(name) === false) return false;
    const refusal =
      checkPath(name) ??
      (seen.has(name) ? 'The zip has this path twice; the second one was left out.' : null) ??
      (/\.zip(?:\.gz)?$/i.test(name) ? 'A zip inside a zip is not unpacked; take it out and import it by itself.' : null) ??
      (/\.whl$/i.test(name) ? 'A wheel inside a zip is not unpacked; take it out and import it by itself.' : null) ??
      take(allowance, size);
    seen.add(name);
    if (refusal !== null) listener.refuse(name, refusal, name);
    return refusal === null;
  });
}
