import { Deflate, Inflate } from 'fflate';
import { concatenated } from '../concatenated';
import type { Breathe } from './breathe';
import { ShareError } from './share-types';

/** Bytes that are compressed at a time. The same always, so that the same text gives the same bytes. */
const PACK_PIECE = 64 * 1024;
/** Bytes that are unpacked at a time. Deflate makes at most 1,032 times as much of them, so that a bomb is noticed early. */
const UNPACK_PIECE = 4 * 1024;

/** Compresses texts one after another (raw deflate, level 9). Null as soon as the result exceeds `limit` bytes. */
export async function pack(texts: Iterable<string>, limit: number, breathe: Breathe): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Deflate({ level: 9 }, (piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  const encoder = new TextEncoder();
  for (const text of texts) {
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; at += PACK_PIECE) {
      stream.push(bytes.slice(at, at + PACK_PIECE));
      await breathe();
      if (size > limit) return null;
    }
  }
  stream.push(new Uint8Array(), true);
  return size > limit ? null : concatenated(pieces, size);
}

/**
 * Unpacks raw deflate and decodes it as UTF-8. Throws a ShareError: `too large` as soon as there are more than `limit`
 * bytes, whatever they are said to be; `damaged` for what is no deflated text.
 */
export async function unpackText(packed: Uint8Array, limit: number, breathe: Breathe): Promise<{ text: string; bytes: number }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((piece, final) => {
    pieces.push(piece);
    size += piece.length;
    ended ||= final;
  });
  for (let at = 0; at < packed.length && !ended; at += UNPACK_PIECE) {
    try {
      stream.push(packed.subarray(at, at + UNPACK_PIECE), at + UNPACK_PIECE >= packed.length);
    } catch {
      throw new ShareError('damaged');
    }
    if (size > limit) throw new ShareError('too large');
    await breathe();
  }
  if (!ended) throw new ShareError('damaged');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(concatenated(pieces, size)), bytes: size };
  } catch {
    throw new ShareError('damaged');
  }
}
