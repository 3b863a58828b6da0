const NUMERALS = new Intl.NumberFormat('en-US');

/** `1,000`: numerals of the screen are en-US whatever the browser's language is. */
export function numeral(count: number): string {
  return NUMERALS.format(count);
}

/**
 * `1 file`, `3 files`: for sentences; `many`: the plural where it has no `s` alone, e.g. `matches`. The status uses the plural always, so that it can be
 * read by scripts.
 */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${numeral(count)} ${count === 1 ? noun : many}`;
}
