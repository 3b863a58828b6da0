import { Inflate } from 'fflate';
import { crc32 } from './crc32';
import type { Allowance } from './import-limits';
import { packedData } from './zip-directory';
import type { ZipEntry } from './zip-directory';

/** Data of this many bytes can unpack to 1,032 times as many at once. */
const CHUNK = 16 * 1024;
/** Packed bytes in a row that may give nothing: a stored block has up to 64 KiB and comes out whole. */
const MOST_WITHOUT_OUTPUT = 128 * 1024;

const DAMAGED = 'The entry is damaged and was left out: what it holds is not what its checksum says.';

/**
 * What an entry holds, or a sentence. The data must have the size and the checksum that the directory says, so that
 * damage is told and not taken for content.
 */
export function inflateEntry(archive: Uint8Array, entry: ZipEntry, allowance: Allowance): Uint8Array | string {
  const { method, encrypted, isLink, size, crc } = entry;
  if (encrypted) return 'The entry is encrypted and was left out. Unpack the zip yourself and import its files.';
  if (isLink) return 'The entry is a symbolic link and was left out; import the file that it leads to.';
  if (method !== 0 && method !== 8) return `The entry is packed with a method that is not read here (${method}); pack it with “deflate”, which every zip program has.`;
  const packed = packedData(archive, entry);
  if (packed === null) return DAMAGED;
  const data = method === 0 ? packed : inflate(packed, size, allowance);
  return data !== null && data.length === size && crc32(data) === crc ? data : DAMAGED;
}

/** Unpacks piece by piece up to `size` bytes; null where the data is damaged or gives more. */
function inflate(packed: Uint8Array, size: number, allowance: Allowance): Uint8Array | null {
  const whole = new Uint8Array(size);
  let length = 0;
  let silent = 0;
  const stream = new Inflate((piece) => {
    allowance.work -= piece.length;
    if (length + piece.length <= size) whole.set(piece, length);
    length += piece.length;
    if (piece.length > 0) silent = 0;
  });
  try {
    for (let at = 0; at < packed.length && length <= size && silent <= MOST_WITHOUT_OUTPUT && allowance.work > 0; at += CHUNK) {
      silent += CHUNK;
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    }
  } catch {
    return null;
  }
  return length === size ? whole : null;
}
