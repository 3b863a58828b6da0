import { Gunzip } from 'fflate';
import { concatenated } from './concatenated';
import { crc32 } from './crc32';
import { megabytes } from './import-limits';
import type { Allowance } from './import-limits';

const CHUNK = 16 * 1024;
/** The end of each member: checksum and size of what it holds, 4 bytes each. */
const TRAILER = 8;

/** What a member of a gzip file gave, in bytes and checksum. */
interface Member {
  crc: number;
  size: number;
}

/**
 * Unpacks gzip, also several members one behind the other, as log services write them. Goes piece by piece, so that a small
 * file that unpacks to gigabytes is stopped at `limit` bytes; checks what each member says of itself. A sentence on failure.
 */
export function gunzip(bytes: Uint8Array, limit: number, allowance: Allowance): Uint8Array | string {
  const pieces: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  let damaged = false;
  let member: Member = { crc: 0, size: 0 };
  const endMember = (end: number): void => {
    damaged ||= end < TRAILER || view.getUint32(end - TRAILER, true) !== member.crc || view.getUint32(end - 4, true) !== member.size >>> 0;
    member = { crc: 0, size: 0 };
  };
  const stream = new Gunzip((piece) => {
    pieces.push(piece);
    total += piece.length;
    allowance.work -= piece.length;
    member = { crc: crc32(piece, member.crc), size: member.size + piece.length };
  });
  stream.onmember = endMember;
  try {
    for (let at = 0; at < bytes.length && total <= limit && !damaged && allowance.work > 0; at += CHUNK) {
      stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch {
    damaged = true;
  }
  if (!damaged && (total > limit || allowance.work <= 0)) {
    return `The file is larger than ${megabytes(limit)} (unpacked), so it was left out. Split it into smaller files, or keep a part of it.`;
  }
  if (!damaged) endMember(bytes.length);
  if (damaged) return 'The file is no readable gzip file: it is damaged or incomplete.';
  return concatenated(pieces, total);
}
