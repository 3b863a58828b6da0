const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** How long ago a moment was, e.g. `3 hours ago`. Both in epoch milliseconds. */
export function agoWords(at: number, now: number): string {
  for (const [unit, milliseconds] of UNITS) {
    const count = Math.trunc((at - now) / milliseconds);
    if (count !== 0) return relative.format(count, unit);
  }
  return 'just now';
}

/** Date and time of epoch milliseconds, in the reader's own time zone. */
export function dateWords(at: number): string {
  return absolute.format(at);
}
