import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32';

/** An entry of a zip that a test builds byte by byte; what is not given is as it should be. */
export interface TestEntry {
  name: string | Uint8Array;
  content: string | Uint8Array;
  stored?: boolean;
  method?: number;
  flags?: number;
  crc?: number;
  /** What the directory says of the size. */
  size?: number;
  /** Unix mode, e.g. 0o120777 for a link. */
  mode?: number;
  /** Has its sizes and offset in a zip64 field. */
  wide?: boolean;
  /** The index of the entry whose data this one claims. */
  sameDataAs?: number;
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? strToU8(text) : text;
}

/** Little-endian numbers, each with its size in bytes. */
function numbers(...parts: [size: 2 | 4 | 8, value: number][]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of parts) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A zip of these entries, for tests: also one that no zip program would write. `count`: how many entries it says it has. */
export function testZip(entries: readonly TestEntry[], count = entries.length): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const places: { offset: number; packedSize: number }[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = bytesOf(entry.name);
    const content = bytesOf(entry.content);
    const packed = entry.stored === true ? content : deflateSync(content);
    const method = entry.method ?? (entry.stored === true ? 0 : 8);
    const { crc = crc32(content), size = content.length, flags = 0, mode = 0o100644 } = entry;
    const place = entry.sameDataAs === undefined ? { offset, packedSize: packed.length } : (places[entry.sameDataAs] ?? { offset, packedSize: 0 });
    places.push(place);
    const header: Parameters<typeof numbers> = [[2, 20], [2, flags], [2, method], [4, 0], [4, crc]];
    if (entry.sameDataAs === undefined) {
      const local = joined([numbers([4, 0x04034b50], ...header, [4, packed.length], [4, size], [2, name.length], [2, 0]), name, packed]);
      locals.push(local);
      offset += local.length;
    }
    const wide = entry.wide === true;
    const extra = wide ? numbers([2, 1], [2, 24], [8, size], [8, place.packedSize], [8, place.offset]) : new Uint8Array();
    const field = (value: number): [4, number] => [4, wide ? 0xffffffff : value];
    directory.push(
      numbers([4, 0x02014b50], [2, (3 << 8) | 20], ...header, field(place.packedSize), field(size), [2, name.length], [2, extra.length]),
      numbers([2, 0], [2, 0], [2, 0], [4, (mode << 16) >>> 0], field(place.offset)),
      name,
      extra,
    );
  }
  const listed = joined(directory);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count & 0xffff], [2, count & 0xffff], [4, listed.length], [4, offset], [2, 0]);
  if (!entries.some(({ wide }) => wide) && count === entries.length) return joined([...locals, listed, end]);
  const end64 = numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, listed.length], [8, offset]);
  const locator = numbers([4, 0x07064b50], [4, 0], [8, offset + listed.length], [4, 1]);
  return joined([...locals, listed, end64, locator, end]);
}
