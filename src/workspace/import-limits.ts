/** Most bytes that the files of one import may have together, unpacked. */
export const MAX_TOTAL_BYTES = 400 * 1024 * 1024;
/** Most bytes of one file, unpacked. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Most bytes of a file with an event a line that comes as it is, not packed. It is read piece by piece. */
export const MAX_LINES_BYTES = MAX_TOTAL_BYTES;
/** Most bytes of a `.zip` or `.gz` file as it is on the disk: more cannot be needed for what may come out of it. */
export const MAX_ARCHIVE_BYTES = 200 * 1024 * 1024;
/** Most characters of the code and data of one wheel, unpacked: each run hands them over to Python. */
export const MAX_WHEEL_BYTES = 20 * 1024 * 1024;
/** Most files of one import. */
export const MAX_FILES = 20_000;
/** Most entries of a zip, folders and what is passed over included. */
export const MAX_ZIP_ENTRIES = 100_000;
/** More problems than this in one file (of one import) are counted, not listed. */
export const PROBLEMS_LISTED = 100;

/** What an import may still take. Shared by all its inputs, so that many small archives cannot exceed it either. */
export interface Allowance {
  bytes: number;
  files: number;
  /** Bytes that may still come out of compressed data, also out of data that lies about its size. */
  work: number;
}

/** The allowance of one import. */
export function newAllowance(): Allowance {
  return { bytes: MAX_TOTAL_BYTES, files: MAX_FILES, work: 2 * MAX_TOTAL_BYTES };
}

/** A size for sentences, e.g. `50 MB`; `12 kB` where it is less than one. */
export function megabytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024).toLocaleString('en-US')} kB`;
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en-US')} MB`;
}

/** Takes a file of that size from the allowance; a sentence where it does not fit. */
export function take(allowance: Allowance, bytes: number, limit = MAX_FILE_BYTES): string | null {
  if (bytes > limit) {
    return `The file is larger than ${megabytes(limit)} (unpacked), so it was left out. Split it into smaller files, or keep a part of it.`;
  }
  if (allowance.files < 1) return `The import has more than ${MAX_FILES.toLocaleString('en-US')} files; this one was left out.`;
  if (bytes > allowance.bytes) return `The import is larger than ${megabytes(MAX_TOTAL_BYTES)} (unpacked); this file was left out.`;
  allowance.files--;
  allowance.bytes -= bytes;
  return null;
}
