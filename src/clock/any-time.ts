import type { EpochSeconds } from './clock-types';
import { utcSeconds } from './utc';

/** The names of the months as dates abbreviate them, in order. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Dates as logs write them, at the beginning of the text: ISO 8601, compact, with the month's name, and month/day/year. */
const DATES = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=T|$)/,
  /^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})[-\s/](?<name>[a-z]{3,9})[-\s/](?<year>\d{4})(?!\d)/,
  /^(?:[a-z]{3,9},?\s+)?(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?!\d)/,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?!\d)/,
].map((date) => new RegExp(date.source, 'i'));

const TIME =
  /^(?:t|[\s,:]+(?:at\s+)?)(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d*))?)?(?:\s*(?<half>[ap])\.?m\.?)?(?![\d:])/i;
const ZONE = /^\s*(?:(?:z|utc|gmt)|(?:utc|gmt)?(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})?(?:\s*\([a-z ]+\))?)$/i;

/**
 * A moment from whatever a log calls its time: ISO 8601 with Z or an offset, other usual notations (without a zone: UTC),
 * or a number since 1970 in seconds, milli-, micro- or nanoseconds, as a number or as text. Null where it is no time;
 * numbers that would be seconds before March 1973 are taken for something else.
 */
export function parseAnyTime(value: unknown): EpochSeconds | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{9,19}(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  return fromText(text);
}

function fromNumber(value: number): EpochSeconds | null {
  if (!Number.isFinite(value) || value < 1e8 || value >= 1e20) return null;
  const milliseconds = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1e3 : value / 1e6;
  return Math.floor(milliseconds) / 1000;
}

function fromText(text: string): EpochSeconds | null {
  const date = DATES.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!date?.groups) return null;
  const { year, month, name, day } = date.groups;
  const monthNumber = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

  const afterDate = text.slice(date[0].length);
  const time = TIME.exec(afterDate);
  const zoneText = afterDate.slice(time?.[0].length ?? 0).trim();
  const offset = zoneText === '' ? 0 : zoneOffset(zoneText);
  if (offset === null || (time === null && zoneText !== '')) return null;

  const { hour = '0', minute = '0', second = '0', fraction = '', half } = time?.groups ?? {};
  const hour24 = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const local = utcSeconds({
    year: Number(year),
    month: monthNumber,
    day: Number(day),
    hour: hour24,
    minute: Number(minute),
    second: Number(second),
    fraction,
  });
  return local === null ? null : (local * 1000 - offset * 1000) / 1000;
}

/** How far a zone's clocks are ahead of UTC, in seconds; null where the text names no zone by its offset. */
function zoneOffset(text: string): number | null {
  const zone = ZONE.exec(text);
  if (zone === null) return null;
  const { sign, hours = '0', minutes = '0' } = zone.groups ?? {};
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? -seconds : seconds;
}
