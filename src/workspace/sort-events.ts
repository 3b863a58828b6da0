import type { Slices } from '../clock/slices';
import { sortSlices } from '../clock/sort-slices';
import { eventTimeField, readPantherTime } from '../clock/panther-time';
import { joinLines, lineEnd, splitLines, withoutSwitch } from './event-lines';
import type { Line } from './event-lines';
import { parseEvent } from './events';

/** Lines whose events are read between two pauses. */
const AT_ONCE = 500;

/** The time of the event in a line, enabled or not; null where it has none that Panther can read, and for other lines. */
function timeOf(body: string): number | null {
  const parsed = parseEvent(withoutSwitch(body).trim());
  const time = 'event' in parsed ? eventTimeField(parsed.event) : null;
  return typeof time === 'string' ? readPantherTime(time) : null;
}

/**
 * Sorts the lines of files, which are read one after the other, by the time of their event; of the same time, the earlier line stays
 * first. A line without a readable time (also blank ones and comments) stays behind the line before it, or at the beginning. Each file
 * keeps its number of lines.
 */
export function* sortEventFiles(texts: readonly string[]): Slices<string[]> {
  const groups: { time: number; lines: Line[] }[] = [{ time: -Infinity, lines: [] }];
  const files: { bom: string; count: number; end: string; last: string }[] = [];
  let read = 0;
  for (const text of texts) {
    const { bom, lines } = splitLines(text);
    const end = lineEnd(lines);
    files.push({ bom, count: lines.length, end, last: lines.at(-1)?.end ?? '' });
    for (const line of lines) {
      const time = timeOf(line.body);
      if (time === null) groups.at(-1)?.lines.push(line);
      else groups.push({ time, lines: [line] });
      read += 1;
      if (read % AT_ONCE === 0) yield;
    }
  }
  const sorted = (yield* sortSlices(groups, (a, b) => a.time - b.time)).flatMap(({ lines }) => lines);
  const results: string[] = [];
  let from = 0;
  for (const { bom, count, end, last } of files) {
    // A last line may have no line end; it gets one where it is the last no more.
    const own = sorted.slice(from, from + count).map((line, index) => ({ body: line.body, end: index === count - 1 && last === '' ? '' : line.end || end }));
    results.push(joinLines(bom, own));
    from += count;
    yield;
  }
  return results;
}
