import type { TraceSegment } from '../trace/trace-types';

/** Segments that are kept in one record, and about how many bytes that takes. */
export interface Chunk {
  readonly segments: readonly TraceSegment[];
  readonly bytes: number;
}

/** From this size on a chunk is left alone, so that a small change rewrites no more than about this many bytes. */
const FULL_CHUNK_BYTES = 256 * 1024;

/** Bytes of an entry's columns: 8 of time, 7 indices of 4, 3 of 4 for body, delta and error, 4 of units, 2 codes. */
const BYTES_PER_ENTRY = 54;

/** What a segment costs beyond its contents: its 14 arrays, which are slow to copy for their size. */
const BYTES_PER_SEGMENT = 1024;

/** The chunk of these segments. */
export function chunkOf(segments: readonly TraceSegment[]): Chunk {
  return { segments, bytes: segments.reduce((sum, segment) => sum + segmentSize(segment), 0) };
}

/**
 * Lays the segments of a trace out in chunks, starting from the layout that is stored: chunks whose segments are still
 * at their place stay as they are (the same objects), the last one of them is filled up, the rest is new. Costs a comparison
 * for each stored segment, and work for the new ones only.
 */
export function layOutChunks(stored: readonly (Chunk | null)[], segments: readonly TraceSegment[]): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  for (const chunk of stored) {
    const start = at;
    if (!chunk?.segments.every((segment, index) => segments[start + index] === segment)) break;
    chunks.push(chunk);
    at += chunk.segments.length;
  }
  if (at === segments.length) return chunks;

  const last = chunks.at(-1);
  let open: TraceSegment[] = [];
  let bytes = 0;
  if (last && last.bytes < FULL_CHUNK_BYTES) {
    open = [...last.segments];
    bytes = last.bytes;
    chunks.pop();
  }
  for (let index = at; index < segments.length; index++) {
    const segment = segments[index];
    if (segment === undefined) break;
    if (bytes >= FULL_CHUNK_BYTES) {
      chunks.push({ segments: open, bytes });
      open = [];
      bytes = 0;
    }
    open.push(segment);
    bytes += segmentSize(segment);
  }
  chunks.push({ segments: open, bytes });
  return chunks;
}

/** About as many bytes as the segment takes; text counted as one byte a character. */
function segmentSize(segment: TraceSegment): number {
  return BYTES_PER_SEGMENT + segment.count * BYTES_PER_ENTRY + segment.text.length;
}
