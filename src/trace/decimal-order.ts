/** Longest number, in characters, whose digits are looked at: DynamoDB's have up to 38 digits and exponents up to 130. */
const LONGEST = 400;

/**
 * Negative, zero or positive as decimal text `a` is less than, equal to or greater than `b`: exactly, as 38 digits do not
 * fit a double. NaN when one of them is no number, or one that no table can hold and whose digits would have to be counted.
 */
export function compareDecimals(a: string, b: string): number {
  // Rounding keeps the order, so doubles that differ decide; only equal ones need a look at all digits.
  if (a === b) return 0;
  const difference = Number(a) - Number(b);
  if (difference !== 0) return difference;
  if (a.length > LONGEST || b.length > LONGEST) return Number.NaN;
  const left = scaled(a);
  const right = scaled(b);
  if (left === null || right === null) return Number.NaN;
  const exponent = left.exponent < right.exponent ? left.exponent : right.exponent;
  const x = left.digits * 10n ** BigInt(left.exponent - exponent);
  const y = right.digits * 10n ** BigInt(right.exponent - exponent);
  return x < y ? -1 : x > y ? 1 : 0;
}

function scaled(text: string): { digits: bigint; exponent: number } | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}
