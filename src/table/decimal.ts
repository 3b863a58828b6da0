import { invalid } from './dynamo-error';

/**
 * DynamoDB numbers: exact decimals of at most 38 significant digits, magnitude from 1E-130 to 9.99…E+125.
 * They travel as text; this file reads, normalises, compares and adds that text without going through floats.
 */
interface Decimal {
  /** The number is `digits × 10^exponent`; without trailing zeros. */
  digits: bigint;
  exponent: number;
}

const MAX_SIGNIFICANT_DIGITS = 38;
const MAX_MAGNITUDE = 125;
const MIN_MAGNITUDE = -130;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** An integer in normal form that a float holds exactly, with room for one addition. */
const SMALL_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

const OVERFLOW = 'Number overflow. Attempting to store a number with magnitude larger than supported range';
const UNDERFLOW = 'Number underflow. Attempting to store a number with magnitude smaller than supported range';

/** Significant digits without sign and outer zeros, and the power of ten of the last of them; null when not a number. */
function significant(text: string): { negative: boolean; digits: string; exponent: number } | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const leading = (whole + fraction).replace(/^0+/, '');
  const digits = leading.replace(/0+$/, '');
  const exponent = Number(power) - fraction.length + (leading.length - digits.length);
  return { negative: sign === '-', digits, exponent };
}

function parse(text: string): Decimal {
  const parts = significant(text);
  if (parts === null) throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  if (parts.digits === '') return { digits: 0n, exponent: 0 };
  const magnitude = parts.exponent + parts.digits.length - 1;
  if (magnitude > MAX_MAGNITUDE) throw invalid(OVERFLOW);
  if (magnitude < MIN_MAGNITUDE) throw invalid(UNDERFLOW);
  if (parts.digits.length > MAX_SIGNIFICANT_DIGITS) {
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  }
  const digits = BigInt(parts.digits);
  return { digits: parts.negative ? -digits : digits, exponent: parts.exponent };
}

function format({ digits, exponent }: Decimal): string {
  if (digits === 0n) return '0';
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return sign + text + '0'.repeat(exponent);
  const padded = text.padStart(1 - exponent, '0');
  const point = padded.length + exponent;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

/** Both numbers as integers of one power of ten. */
function align(a: Decimal, b: Decimal): { left: bigint; right: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  return {
    left: a.digits * 10n ** BigInt(a.exponent - exponent),
    right: b.digits * 10n ** BigInt(b.exponent - exponent),
    exponent,
  };
}

/**
 * A number's text as DynamoDB returns it: plain notation, no superfluous zeros, no plus sign, no minus zero.
 * Throws a ValidationException for text that is no number, is out of range or has over 38 significant digits.
 */
export function normalizeNumber(text: string): string {
  if (SMALL_INTEGER.test(text)) return text;
  if (text === '') throw invalid('The parameter cannot be converted to a numeric value');
  return format(parse(text));
}

function toSmallInteger(text: string): number | null {
  return SMALL_INTEGER.test(text) ? Number(text) : null;
}

/**
 * The exact sum. Throws a ValidationException where the sum is out of range or cannot be written with 38 significant
 * digits (DynamoDB calls the latter an overflow, too).
 */
export function addNumbers(a: string, b: string): string {
  const smallA = toSmallInteger(a);
  const smallB = toSmallInteger(b);
  if (smallA !== null && smallB !== null) return String(smallA + smallB);
  const { left, right, exponent } = align(parse(a), parse(b));
  const text = `${left + right}E${exponent}`;
  const parts = significant(text);
  if (parts !== null && parts.digits.length > MAX_SIGNIFICANT_DIGITS) throw invalid(OVERFLOW);
  return normalizeNumber(text);
}

/** The exact difference `a − b`; errors as for the sum. */
export function subtractNumbers(a: string, b: string): string {
  if (b === '0') return a;
  return addNumbers(a, b.startsWith('-') ? b.slice(1) : `-${b}`);
}

/** How many significant digits a number has; zero has one. */
export function significantDigits(text: string): number {
  const parts = significant(text);
  return parts === null || parts.digits === '' ? 1 : parts.digits.length;
}
