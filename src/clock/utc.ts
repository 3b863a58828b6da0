import type { EpochSeconds } from './clock-types';

/** A moment in UTC as a calendar and a clock say it; month and day from 1, `fraction` the digits after the decimal point. */
export interface UtcParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: string;
}

/** The moment in epoch seconds, to the millisecond (further digits are cut off); null where there is no such date or time. */
export function utcSeconds({ year, month, day, hour, minute, second, fraction }: UtcParts): EpochSeconds | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for those of the twentieth century.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return null;
  date.setUTCHours(hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')));
  return date.getTime() / 1000;
}
