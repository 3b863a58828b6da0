import type { EpochSeconds } from '../../clock/clock-types';

/** An expiry further away than this is taken for a mistake: ten years. */
export const FAR_SECONDS = 10 * 365.25 * 86_400;

/** Units finer than seconds in which times are often written, and from which number on one of our days is meant in each. */
const FINE_UNITS = [
  { unit: 'nanoseconds', from: 100_000_000_000_000_000, perSecond: 1_000_000_000 },
  { unit: 'microseconds', from: 100_000_000_000_000, perSecond: 1_000_000 },
  { unit: 'milliseconds', from: 100_000_000_000, perSecond: 1_000 },
] as const;

/** What looks wrong about an expiry: it is in a finer unit, or far away; null: nothing. */
export type ExpiryDoubt = FineUnit | 'far' | null;
export type FineUnit = (typeof FINE_UNITS)[number]['unit'];

/** Whether an expiry looks like one in milliseconds or finer, or lies more than ten years ahead. */
export function expiryDoubt(expiresAt: number, now: EpochSeconds): ExpiryDoubt {
  const fine = FINE_UNITS.find(({ from }) => expiresAt >= from);
  if (fine) return fine.unit;
  return expiresAt > now + FAR_SECONDS ? 'far' : null;
}

/** How many of a finer unit make a second. */
export function perSecond(unit: FineUnit): number {
  return FINE_UNITS.find((one) => one.unit === unit)?.perSecond ?? 1;
}

/** What an expiry field holds: a moment (as decimal text, exactly), no expiry, or a sentence about why it is neither. */
export type ExpiryInput = { kind: 'time'; text: string; seconds: number } | { kind: 'none' } | { kind: 'error'; message: string };

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4,5})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:Z| ?UTC)?$/i;
/** What a date with a time ends with where it is not in UTC, e.g. `+02:00`. */
const OFFSET = /^(.*\d:\d{2}(?:[:.]\d+)*) ?([+-])(\d{2}):?(\d{2})$/;

function readDate(match: RegExpExecArray): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(2000, month - 1, 1, hour, minute, second));
  // Date.UTC takes years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() / 1000;
}

/** Epoch seconds of a date, in UTC or with an offset; null: there is no such date or time; undefined: the text is no date. */
function readMoment(text: string): number | null | undefined {
  const [, local, sign, hours = '', minutes = ''] = OFFSET.exec(text) ?? [];
  const match = DATE.exec(local ?? text);
  if (match === null) return undefined;
  const seconds = readDate(match);
  if (seconds === null || Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = Number(hours) * 3_600 + Number(minutes) * 60;
  return sign === '-' ? seconds + offset : seconds - offset;
}

/** Seconds of the units of a length of time, by their first letter: `m` is a minute. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const PART = String.raw`\d+(?:\.\d+)? ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)`;
const LENGTH = new RegExp(`^(?:in +|\\+ ?)?${PART}(?:(?: |, ?| and )?${PART})*$`, 'i');
const AMOUNT = /(\d+(?:\.\d+)?) ?([smhdw])/gi;

/** Seconds of a length of time as a user writes it, e.g. `in 3 days`, `90 min`, `+1 day` or `1h 30m`; null where it is none. */
export function readLength(input: string): number | null {
  const text = input.trim();
  if (!LENGTH.test(text)) return null;
  return [...text.matchAll(AMOUNT)].reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit.toLowerCase()] ?? 0), 0);
}

/** Words for moments, in seconds from the clock. */
const WORDS: Readonly<Record<string, number>> = { now: 0, tomorrow: 86_400 };

/** How far from the clock a text says that something is, in seconds; null where it says nothing of the kind. */
function fromClock(text: string): number | null {
  const word = text.toLowerCase();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : readLength(text);
}

/**
 * Reads an expiry as a user writes it: epoch seconds, a date with or without time (in UTC, or with an offset such as `+02:00`), a length
 * of time from `now` on (`in 3 days`, `+1 day`, `1h`; whole seconds), `now`, `tomorrow` (a day from now), or `none` (also empty).
 */
export function readExpiry(input: string, now: EpochSeconds): ExpiryInput {
  const text = input.trim();
  if (text === '' || text.toLowerCase() === 'none') return { kind: 'none' };
  if (NUMBER.test(text)) return { kind: 'time', text: text.replace(/^\+/, ''), seconds: Number(text) };
  const distance = fromClock(text);
  if (distance !== null) {
    const at = Math.floor(now + distance);
    return { kind: 'time', text: String(at), seconds: at };
  }
  const seconds = readMoment(text);
  if (typeof seconds === 'number') return { kind: 'time', text: String(seconds), seconds };
  const reason = seconds === undefined ? 'This is neither a time nor a number.' : 'There is no such date or time.';
  return { kind: 'error', message: `${reason} Write 2026-03-02 14:05:00 (UTC), in 3 days, epoch seconds, or none.` };
}
