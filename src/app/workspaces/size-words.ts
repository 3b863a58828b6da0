const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes for people, e.g. `3.2 MB`; a thousand bytes a kilobyte, as systems show disk space. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1000;
  let unit = 0;
  // What would be shown as 1,000 of a unit is 1 of the next.
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = size < 9.95 ? 1 : 0;
  return `${size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${UNITS[unit] ?? 'kB'}`;
}
