import type { TraceSegment } from '../trace/trace-types';

/** Segments that are kept in one record. */
export type Chunk = readonly TraceSegment[];

/** From this size on a chunk is left alone, so that a small change rewrites no more than about this many bytes. */
const FULL_CHUNK_BYTES = 256 * 1024;

/** Bytes of an entry's columns: 8 of time, 7 indices of 4, 3 of 4 for body, delta and error, 4 of units, 2 codes. */
const BYTES_PER_ENTRY = 54;

/**
 * Lays the segments of a trace out in chunks, starting from the layout that is stored: chunks whose segments are still
 * at their place stay as they are (the same arrays), the last one of them is filled up, the rest is new.
 */
export function layOutChunks(stored: readonly Chunk[], segments: readonly TraceSegment[]): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  for (const chunk of stored) {
    if (!chunk.every((segment, index) => segments[at + index] === segment)) break;
    chunks.push(chunk);
    at += chunk.length;
  }
  if (at === segments.length) return chunks;

  let open: TraceSegment[] = [];
  const last = chunks.at(-1);
  if (last && sizeOf(last) < FULL_CHUNK_BYTES) {
    open = [...last];
    chunks.pop();
  }
  let size = sizeOf(open);
  for (const segment of segments.slice(at)) {
    if (size >= FULL_CHUNK_BYTES) {
      chunks.push(open);
      open = [];
      size = 0;
    }
    open.push(segment);
    size += segmentSize(segment);
  }
  chunks.push(open);
  return chunks;
}

function sizeOf(chunk: Chunk): number {
  return chunk.reduce((sum, segment) => sum + segmentSize(segment), 0);
}

/** About as many bytes as the segment takes; text counted as one byte a character. */
function segmentSize(segment: TraceSegment): number {
  return segment.strings.reduce((sum, text) => sum + text.length, segment.count * BYTES_PER_ENTRY);
}
