import { Gunzip, unzipSync } from 'fflate';
import { checkPath } from './paths';
import type { FileProblem } from './workspace-types';

/** Most bytes that the files of one import may have together, unpacked. */
export const MAX_TOTAL_BYTES = 200 * 1024 * 1024;
/** Most bytes of one file, unpacked. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Most files of one import. */
export const MAX_FILES = 20_000;

/** A file as it comes from the disk, a zip or a gzip file; the name may have folders. */
export interface RawFile {
  name: string;
  bytes: Uint8Array;
}

/** What an import may still take. Shared by all its inputs, so that many small archives cannot exceed it either. */
export interface Allowance {
  bytes: number;
  files: number;
}

/** Unpacked files, and problems of what was left out. */
export interface Unpacked {
  files: RawFile[];
  problems: FileProblem[];
}

export function newAllowance(): Allowance {
  return { bytes: MAX_TOTAL_BYTES, files: MAX_FILES };
}

/** `50 MB`: a limit in words. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** Takes a file of that size from the allowance; a sentence where it does not fit. */
function take(allowance: Allowance, bytes: number): string | null {
  if (bytes > MAX_FILE_BYTES) return `The file is larger than ${megabytes(MAX_FILE_BYTES)} (unpacked), so it was left out.`;
  if (allowance.files < 1) return `The import has more than ${MAX_FILES.toLocaleString('en-US')} files; this one was left out.`;
  if (bytes > allowance.bytes) return `The import is larger than ${megabytes(MAX_TOTAL_BYTES)} (unpacked); this file was left out.`;
  allowance.files--;
  allowance.bytes -= bytes;
  return null;
}

function error(path: string, message: string): FileProblem {
  return { path, line: null, column: null, severity: 'error', message };
}

/** Unpacks `.gz` and `.zip` by ending; other files come back as they are. Every refused file or entry is a problem. */
export function unpack(input: RawFile, allowance: Allowance): Unpacked {
  const isGzip = /\.gz$/i.test(input.name);
  const name = isGzip ? input.name.slice(0, -'.gz'.length) : input.name;
  const isZip = /\.zip$/i.test(name);
  const plain = isGzip ? gunzip(input, isZip ? MAX_TOTAL_BYTES : MAX_FILE_BYTES) : input.bytes;
  if (typeof plain === 'string') return { files: [], problems: [error(input.name, plain)] };
  if (isZip) return unzip({ name: input.name, bytes: plain }, allowance);
  const refusal = take(allowance, plain.length);
  return refusal === null ? { files: [{ name, bytes: plain }], problems: [] } : { files: [], problems: [error(input.name, refusal)] };
}

const CHUNK = 64 * 1024;

/** Unpacks piece by piece, so that a small file that unpacks to gigabytes is stopped at the limit. A sentence on failure. */
function gunzip(input: RawFile, limit: number): Uint8Array | string {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Gunzip((piece, final) => {
    pieces.push(piece);
    size += piece.length;
    ended ||= final;
  });
  try {
    for (let at = 0; at < input.bytes.length && size <= limit; at += CHUNK) {
      stream.push(input.bytes.subarray(at, at + CHUNK), at + CHUNK >= input.bytes.length);
    }
  } catch {
    return 'The file is no readable gzip file: it is damaged or incomplete.';
  }
  if (size > limit) return `The file is larger than ${megabytes(limit)} (unpacked), so it was left out.`;
  if (!ended) return 'The gzip file is incomplete.';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Files that systems and tools leave in archives, and hidden folders such as `.git`: nobody misses them. */
function isClutter(name: string): boolean {
  return name.endsWith('/') || name.split('/').some((part) => (part.startsWith('.') && part !== '.' && part !== '..') || part === '__MACOSX' || part === '__pycache__');
}

function unzip(archive: RawFile, allowance: Allowance): Unpacked {
  const problems: FileProblem[] = [];
  const sizes = new Map<string, number>();
  const refuse = (name: string, message: string): void => void problems.push(error(`${archive.name}: ${name}`, message));
  const seen = new Set<string>();
  try {
    unzipSync(archive.bytes, {
      filter: ({ name, originalSize }) => {
        if (isClutter(name)) return false;
        const refusal = checkPath(name) ?? (seen.has(name) ? 'The zip has this path twice; the second one was left out.' : take(allowance, originalSize));
        seen.add(name);
        if (refusal === null) sizes.set(name, originalSize);
        else refuse(name, refusal);
        return false;
      },
    });
  } catch {
    return { files: [], problems: [error(archive.name, 'The file is no readable zip: it is damaged or incomplete.')] };
  }
  const files = extract(archive, sizes, refuse).flatMap((file) => {
    if (!/\.gz$/i.test(file.name) || /\.zip\.gz$/i.test(file.name)) return [file];
    const inner = unpack(file, allowance);
    for (const { path, message } of inner.problems) refuse(path, message);
    return inner.files;
  });
  return { files, problems };
}

/** Unpacks the accepted entries: all at once, or one by one where an entry is damaged, so that the others load. */
function extract(archive: RawFile, sizes: ReadonlyMap<string, number>, refuse: (name: string, message: string) => void): RawFile[] {
  const unpackOnly = (accept: (name: string) => boolean): RawFile[] => {
    const taken = new Set<string>();
    const entries = unzipSync(archive.bytes, {
      filter: ({ name }) => {
        if (!accept(name) || taken.has(name)) return false;
        taken.add(name);
        return true;
      },
    });
    return Object.entries(entries).map(([name, bytes]) => ({ name, bytes }));
  };
  try {
    return unpackOnly((name) => sizes.has(name));
  } catch {
    return [...sizes.keys()].flatMap((wanted) => {
      try {
        return unpackOnly((name) => name === wanted);
      } catch {
        refuse(wanted, 'The entry cannot be unpacked: it is damaged or encrypted.');
        return [];
      }
    });
  }
}
