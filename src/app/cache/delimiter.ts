/** What keys are commonly put together with, most telling first. */
export const DELIMITERS = [':', '/', '|', '#', '-', '.', '_'] as const;

/** Some stand between parts only; others also stand within names, addresses and dates, so that they say less. */
const WEIGHTS: Readonly<Record<(typeof DELIMITERS)[number], number>> = { ':': 1, '/': 0.95, '|': 0.95, '#': 0.9, '-': 0.7, '.': 0.6, _: 0.5 };

/** A grouping that spares less of the list is of no use. */
const LEAST_SCORE = 0.2;

/** Keys that are looked at: blocks of neighbours, as only neighbours show which ones begin alike. */
const BLOCKS = 40;
const BLOCK_LENGTH = 100;

/** Something with a key. */
export interface Keyed {
  readonly key: string;
}

/** All of the rows, or as many as say enough. */
function sample(rows: readonly Keyed[]): Keyed[] {
  if (rows.length <= BLOCKS * BLOCK_LENGTH) return [...rows];
  const distance = (rows.length - BLOCK_LENGTH) / (BLOCKS - 1);
  return Array.from({ length: BLOCKS }, (_, block) => {
    const from = Math.floor(block * distance);
    return rows.slice(from, from + BLOCK_LENGTH);
  }).flat();
}

/** The share of the rows that a first level of groups would spare, from 0 to 1. */
function spared(rows: readonly Keyed[], delimiter: string): number {
  let covered = 0;
  let groups = 0;
  let last = '';
  for (const { key } of rows) {
    // What begins or ends with a delimiter is not divided by it.
    const at = key.indexOf(delimiter, 1);
    if (at < 0 || at === key.length - 1) continue;
    covered += 1;
    if (last.length === at + 1 && key.startsWith(last)) continue;
    last = key.slice(0, at + 1);
    groups += 1;
  }
  return rows.length === 0 ? 0 : (covered - groups) / rows.length;
}

/**
 * The delimiter by which keys make the most useful groups: few groups that hold most of the keys; '' where none does. The rows are
 * in order of their keys (by code unit).
 */
export function guessDelimiter(rows: readonly Keyed[]): string {
  const looked = sample(rows);
  let best = '';
  let score = LEAST_SCORE;
  for (const delimiter of DELIMITERS) {
    const own = spared(looked, delimiter) * WEIGHTS[delimiter];
    if (own <= score) continue;
    best = delimiter;
    score = own;
  }
  return best;
}
