const INTEGER = /^[-+]?(?:\d+|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;
/** Python reads no longer ones: `sys.get_int_max_str_digits()`. */
const MAX_DIGITS = 4300;

/** An integer of a YAML as decimal digits, exact however large; null for what is none, or longer than Python reads. `010` is ten. */
export function integerText(source: string): string | null {
  if (source.length > MAX_DIGITS || !INTEGER.test(source)) return null;
  const digits = BigInt(source.replace(/^[-+]/, ''));
  return String(source.startsWith('-') ? -digits : digits);
}
