import type { EpochSeconds } from './clock-types';

/** The last moment that a calendar of the browser knows, in milliseconds; some expiries written in microseconds lie beyond. */
const LAST_MILLISECOND = 8.64e15;

/** `2026-03-02 14:05:11`, with milliseconds only where there are any; years beyond 9999 have more digits. UTC. */
export function formatUtc(epoch: EpochSeconds): string {
  const milliseconds = Math.round(epoch * 1000);
  if (Number.isNaN(milliseconds)) return 'no time';
  if (Math.abs(milliseconds) > LAST_MILLISECOND) {
    return milliseconds > 0 ? 'after the year 275,759' : 'before the year −271,820';
  }
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  const shownDate = date.replace(/^\+0*/, '').replace(/^-0*/, '−');
  return `${shownDate} ${time.replace(/(?:\.000)?Z$/, '')}`;
}

const UNITS = [
  { name: 'year', seconds: 365 * 86_400 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;
const SHORT: Readonly<Record<string, string>> = { year: 'y', day: 'd', hour: 'h', minute: 'min', second: 's' };

/** How a moment lies to another, in the two largest units, rounded down: `in 1 hour 30 minutes`, `3 days ago`, `now` within a second. */
export function formatRelative(epoch: EpochSeconds, now: EpochSeconds): string {
  const difference = wholeMilliseconds(epoch - now);
  if (Number.isNaN(difference)) return 'no time';
  const distance = Math.floor(Math.abs(difference));
  if (distance === 0) return 'now';
  const amount = formatDuration(distance);
  return difference > 0 ? `in ${amount}` : `${amount} ago`;
}

/** The same for a column: `in 1 h 30 min`. */
export function formatRelativeShort(epoch: EpochSeconds, now: EpochSeconds): string {
  return formatRelative(epoch, now).replace(/ (year|day|hour|minute|second)s?/g, (_, name: string) => ` ${SHORT[name] ?? name}`);
}

/** A length of time in its two largest units, rounded down: `1 day 2 hours`, `90 days`; below a minute with its fraction. */
export function formatDuration(seconds: number): string {
  const length = wholeMilliseconds(seconds);
  if (Number.isNaN(length)) return 'no time';
  if (length < 0) return `−${formatDuration(-length)}`;
  const largest = UNITS.findIndex((unit) => length >= unit.seconds);
  const unit = UNITS[largest];
  if (unit === undefined || unit.name === 'second') return countOf(length, 'second');
  const first = countOf(Math.floor(length / unit.seconds), unit.name);
  const next = UNITS[largest + 1];
  const rest = next === undefined ? 0 : Math.floor((length % unit.seconds) / next.seconds);
  return next === undefined || rest === 0 ? first : `${first} ${countOf(rest, next.name)}`;
}

/** Differences of moments with milliseconds are not exact in doubles: 0.1 + 0.2. */
function wholeMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Made once: toLocaleString with options would make one at each call, which takes longer than all else in a row of a list. */
const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

function countOf(amount: number, name: string): string {
  return `${COUNT.format(amount)} ${name}${amount === 1 ? '' : 's'}`;
}
