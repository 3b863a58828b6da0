/**
 * The forms of a moment that Panther reads. panther_core/event_time.py reads the same ones; panther-time-cases.json holds
 * both to what the product's parser gives. What that parser completes from today's date, such as a day without year, is
 * not read.
 */

import { MONTHS } from './any-time';
import type { UtcParts } from './utc';

const NAME =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY =
  '(?:(?:mon|tue(?:s(?=d))?|wed(?:nes(?=d))?|thu(?:rs(?=d))?|fri|sat(?:ur(?=d))?|sun)(?:day)?,?\\s+)?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';
const TO_TIME = '(?:t|,?\\s+(?:at\\s+)?)';

const DATES = [
  `${YEAR}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${TO_TIME}`,
  `${YEAR}(?<month>\\d{2})(?<day>\\d{2})(?:${TO_TIME}|(?=(?:\\d\\d){2,3}$))`,
  `(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>${YEAR}${TO_TIME}`,
  `${WEEKDAY}${NAME}\\.?\\s+${DAY},?\\s+${YEAR}${TO_TIME}`,
  `${WEEKDAY}${DAY}(?:-|/|\\s+)${NAME}(?:-|/|,?\\s+)${YEAR}${TO_TIME}`,
].map((source) => new RegExp(`^${source}`, 'i'));

const TIMES = [
  '(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<seconds>\\d{1,2})(?:[.,](?<fraction>\\d*))?)?(?:\\s*(?<half>[ap])\\.?m\\.?)?',
  '(?<hour>\\d{2})(?:(?<minute>\\d{2})(?:(?<seconds>\\d{2})(?:\\.(?<fraction>\\d*))?)?)?',
  '(?<hour>\\d{1,2})\\s*(?<half>[ap])\\.?m\\.?',
].map((source) => new RegExp(`^${source}$`, 'i'));

/** `Fri May 26 20:14:51 2023`: the year comes last. */
const YEAR_LAST = new RegExp(`^(${WEEKDAY}${NAME}\\s+\\d{1,2})\\s+(?<time>\\d{1,2}:\\d{2}\\S*)\\s+(?<year>\\d{4})$`, 'i');

type Groups = Readonly<Record<string, string | undefined>>;

/** What a text says about a moment, each part as it is written (so perhaps no moment); null for any other form. */
export function readMomentParts(text: string): UtcParts | null {
  const inOrder = text.trim().replace(YEAR_LAST, '$1 $<year> $<time>');
  const date = firstMatch(DATES, inOrder);
  const time = date && firstMatch(TIMES, inOrder.slice(date[0].length));
  if (!date?.groups || !time?.groups) return null;
  const hour = hourOfDay(time.groups);
  if (hour === null) return null;
  const { minute = '0', seconds = '0', fraction = '' } = time.groups;
  return { ...dateParts(date.groups), hour, minute: Number(minute), second: Number(seconds), fraction };
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return null;
}

function dateParts({ year, month, name, day, first, second }: Groups): Pick<UtcParts, 'year' | 'month' | 'day'> {
  if (name !== undefined) return { year: Number(year), month: MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1, day: Number(day) };
  if (month !== undefined) return { year: Number(year), month: Number(month), day: Number(day) };
  // Month before day, as in America, unless that is no month.
  const dayFirst = Number(first) > 12;
  return { year: Number(year), month: Number(dayFirst ? second : first), day: Number(dayFirst ? first : second) };
}

/** The hour from 0 on (24 and more are left to the calendar); null for 13 o'clock in a half of the day. */
function hourOfDay({ hour, half }: Groups): number | null {
  const written = Number(hour);
  if (half === undefined) return written;
  return written > 12 ? null : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
