const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size as people read it, e.g. `1.2 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit++) value /= 1000;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${UNITS[unit] ?? ''}`;
}
