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

function readDate(match: RegExpExecArray): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(2000, month - 1, 1, hour, minute, second));
  // Date.UTC takes years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() / 1000;
}

/** Seconds of the units of a length of time. */
const UNITS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 };
const LENGTH = /^(?:in )?(\d+(?:\.\d+)?) ?(second|minute|hour|day|week)s?$/i;

/** Seconds of a length of time as a user writes it, `in 3 days` or `3 days`; null where it is none. */
export function readLength(input: string): number | null {
  const [, amount, unit] = LENGTH.exec(input.trim()) ?? [];
  return amount === undefined || unit === undefined ? null : Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
}

/**
 * Reads an expiry as a user writes it: epoch seconds, a UTC date with or without time, `in 3 days` (whole seconds from `now`), or
 * `none` (also empty).
 */
export function readExpiry(input: string, now: EpochSeconds): ExpiryInput {
  const text = input.trim();
  if (text === '' || text.toLowerCase() === 'none') return { kind: 'none' };
  if (NUMBER.test(text)) return { kind: 'time', text: text.replace(/^\+/, ''), seconds: Number(text) };
  const length = readLength(text);
  if (length !== null) {
    const at = Math.floor(now + length);
    return { kind: 'time', text: String(at), seconds: at };
  }
  const match = DATE.exec(text);
  const seconds = match === null ? null : readDate(match);
  if (seconds !== null) return { kind: 'time', text: String(seconds), seconds };
  const reason = match === null ? 'This is neither a time nor a number.' : 'There is no such date or time.';
  return { kind: 'error', message: `${reason} Write 2026-03-02 14:05:00 (UTC), in 3 days, epoch seconds, or none.` };
}
