import { MAX_ZIP_ENTRIES } from './import-limits';
import { decodeZipName } from './zip-names';

/** An entry as the zip's central directory describes it. What it says was not compared with the data yet. */
export interface ZipEntry {
  name: string;
  /** 0: stored as it is, 8: deflated; nothing else is read here. */
  method: number;
  encrypted: boolean;
  /** A symbolic link: its data is the path that it leads to. */
  isLink: boolean;
  crc: number;
  /** Bytes, unpacked. */
  size: number;
  packedSize: number;
  /** Offset of the entry's local header. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const LOCATOR64_SIZE = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const ZIP64_FIELD = 1;
/** A 32-bit field whose value stands in the zip64 field. */
const IN_ZIP64 = 0xffffffff;
const MADE_BY_UNIX = 3;
const FILE_TYPE = 0o170000;
const LINK_TYPE = 0o120000;

const DAMAGED = 'The file is no readable zip: it is damaged or incomplete.';

/** Thrown here when an offset leads out of the file; a DataView throws a RangeError for the same reason. */
class Damaged extends Error {}

/**
 * The entries of a zip as its central directory lists them, or a sentence where it has none that can be trusted. The
 * layout is that of the format's public specification (APPNOTE 6.3): zip64 included, several disks and an encrypted directory
 * not.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const directory = findDirectory(view);
    if (directory.count > MAX_ZIP_ENTRIES) {
      return `The zip has more than ${MAX_ZIP_ENTRIES.toLocaleString('en-US')} entries, so it was not read.`;
    }
    const entries: ZipEntry[] = [];
    let at = directory.start;
    for (let index = 0; index < directory.count; index++) {
      const { entry, end } = readEntry(bytes, view, at);
      entries.push(entry);
      at = end;
    }
    return overlap(entries, directory.start) ?? entries;
  } catch (error) {
    if (error instanceof Damaged || error instanceof RangeError) return DAMAGED;
    throw error;
  }
}

/** Where the directory begins and how many entries it has. The record that says so is the last one, before a comment. */
function findDirectory(view: DataView): { start: number; count: number } {
  const first = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE || at + END_SIZE + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const locator = at - LOCATOR64_SIZE;
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64_SIGNATURE) return { start, count };
    const end64 = wide(view, locator + 8);
    if (view.getUint32(end64, true) !== END64_SIGNATURE) throw new Damaged();
    return { start: wide(view, end64 + 48), count: wide(view, end64 + 32) };
  }
  throw new Damaged();
}

/** A 64-bit number that is an offset or a size. */
function wide(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Damaged();
  return Number(value);
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; end: number } {
  if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Damaged();
  const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > view.byteLength) throw new Damaged();
  const attributes = view.getUint32(at + 38, true);
  const sizes = wideSizes(view, nameEnd, extraEnd, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]);
  const entry: ZipEntry = {
    name: decodeZipName(bytes.subarray(at + ENTRY_SIZE, nameEnd)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    isLink: view.getUint8(at + 5) === MADE_BY_UNIX && ((attributes >>> 16) & FILE_TYPE) === LINK_TYPE,
    crc: view.getUint32(at + 16, true),
    ...sizes,
  };
  return { entry, end };
}

/** Size, packed size and offset; those that do not fit into 32 bits stand in the zip64 field, in this order. */
function wideSizes(view: DataView, start: number, end: number, narrow: [number, number, number]): { size: number; packedSize: number; offset: number } {
  let values: number[] = narrow;
  if (narrow.includes(IN_ZIP64)) {
    let at = start;
    while (at + 4 <= end && view.getUint16(at, true) !== ZIP64_FIELD) at += 4 + view.getUint16(at + 2, true);
    // No such field: the numbers are meant as they are, which only a very large file can be.
    if (at + 4 <= end) {
      let next = at + 4;
      values = narrow.map((value) => {
        if (value !== IN_ZIP64) return value;
        next += 8;
        return wide(view, next - 8);
      });
    }
  }
  const [size = 0, packedSize = 0, offset = 0] = values;
  return { size, packedSize, offset };
}

/**
 * A sentence where entries share bytes with each other or with the directory. No program writes such a zip; it is how a
 * file of a few megabytes unpacks to any size, each entry within its limits.
 */
function overlap(entries: readonly ZipEntry[], directoryStart: number): string | null {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  const clash = ordered.some(({ offset, packedSize }, index) => offset + LOCAL_SIZE + packedSize > (ordered[index + 1]?.offset ?? directoryStart));
  return clash ? 'Entries of the zip overlap: it is damaged or made to unpack to far more than it holds. It was not read.' : null;
}

/** The packed data of an entry; null where it does not lie in the file. */
export function packedData(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array | null {
  if (offset + LOCAL_SIZE > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== LOCAL_SIGNATURE) return null;
  // Its own lengths: the local header may have other fields than the directory.
  const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize <= bytes.length ? bytes.subarray(start, start + packedSize) : null;
}
