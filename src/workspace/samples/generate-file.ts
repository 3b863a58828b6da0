import { PART_BYTES, PART_LINES } from '../event-parts';
import { MAX_LINES_BYTES, megabytes } from '../import-limits';
import { generateEvents } from './generate';
import type { GeneratorChoices } from './generate';

/** What making an events file tells: how many events there are so far, and each part of the file once it is whole. */
export interface MadeEvents {
  events: number;
  /** Lines, each with its line end; null between two parts. */
  part: string | null;
}

/** Events between two pauses. */
const TELL_EVERY = 1_000;

/**
 * The events of the choices as the text of an events file, in parts that are files of their own where there are several. Pauses after
 * each thousand events. Throws an Error with a sentence where they become more than a workspace can hold.
 */
export function* generateFile(choices: GeneratorChoices): Generator<MadeEvents, void> {
  let lines: string[] = [];
  let length = 0;
  let total = 0;
  let events = 0;
  const take = (): string => {
    const part = `${lines.join('\n')}\n`;
    lines = [];
    length = 0;
    return part;
  };
  for (const line of generateEvents(choices)) {
    if (lines.length > 0 && (lines.length >= PART_LINES || length + line.length >= PART_BYTES)) yield { events, part: take() };
    lines.push(line);
    length += line.length + 1;
    total += line.length + 1;
    events += 1;
    if (total > MAX_LINES_BYTES) throw new Error(`The events have more than ${megabytes(MAX_LINES_BYTES)}. Take fewer of them, or log types with smaller ones.`);
    if (events % TELL_EVERY === 0) yield { events, part: null };
  }
  if (lines.length > 0) yield { events, part: take() };
}

/** The first lines, and about how many bytes all of them will have. */
export function previewEvents(choices: GeneratorChoices, count: number): { lines: string[]; bytes: number } {
  const lines: string[] = [];
  let bytes = 0;
  for (const line of generateEvents({ ...choices, attack: 'none' })) {
    if (lines.length < SAMPLE) lines.push(line);
    bytes += line.length + 1;
    if (lines.length === SAMPLE) break;
  }
  return { lines: lines.slice(0, SHOWN), bytes: Math.round((bytes * count) / Math.max(1, lines.length)) };
}

/** Lines that the size is told by, and that are shown. */
const SAMPLE = 40;
const SHOWN = 3;
