import { keyFaultOf, type KeyFault } from './key-fault';
import { keysInOrder } from './key-order';

/** A number that JavaScript would change: `text` is how JSON spells it for Python. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

/** A float as Python's `repr` spells it, and its `json` reads and writes it: 1.0 is no 1, and 1e16 is 1e+16. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16) return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Thrown where a value has no JSON text of a sane size. The message ends a sentence that begins with what it is about. */
export class TooLarge extends Error {}

/** Thrown where the keys of a mapping cannot be names in JSON; `path` leads to the key. */
export class BadKey extends Error {
  constructor(
    readonly fault: KeyFault,
    readonly path: readonly (string | number)[],
  ) {
    super(fault.reason);
  }
}

/** Deepest nesting, and longest text: a YAML's aliases may stand for far more than they are long, or for themselves. */
export const MAX_LOG_LEVELS = 200;
export const MAX_LOG_CHARACTERS = 4_000_000;

function bounded(text: string): string {
  if (text.length > MAX_LOG_CHARACTERS) throw new TooLarge(`is longer than ${MAX_LOG_CHARACTERS.toLocaleString('en-US')} characters`);
  return text;
}

/** The JSON text of a value that YAML had, as Python's `json` reads it. Throws TooLarge and BadKey. */
export function pythonJson(value: unknown): string {
  // Aliases let a short YAML stand for far more than can be gone through: what is the same is written once.
  const written = new Map<object, { text: string; levels: number }>();
  let deepest = 0;
  const way: (string | number)[] = [];
  const writeAt = (step: string | number, one: unknown, level: number): string => {
    way.push(step);
    const text = write(one, level);
    way.pop();
    return text;
  };
  const write = (one: unknown, level: number): string => {
    if (level > MAX_LOG_LEVELS) throw new TooLarge(`is nested deeper than ${MAX_LOG_LEVELS} levels, or refers to itself`);
    if (level > deepest) deepest = level;
    if (one instanceof ExactNumber) return one.text;
    if (typeof one === 'number') return Number.isFinite(one) ? JSON.stringify(one) : floatText(one);
    if (typeof one === 'bigint') return String(one);
    return typeof one === 'object' && one !== null ? writeOnce(one, level) : JSON.stringify(one ?? null);
  };
  const writeOnce = (one: object, level: number): string => {
    const known = written.get(one);
    if (known !== undefined && level + known.levels <= MAX_LOG_LEVELS) {
      deepest = Math.max(deepest, level + known.levels);
      return known.text;
    }
    const before = deepest;
    deepest = level;
    const text = Array.isArray(one) ? writeList(one, level) : writeMapping(one, level);
    written.set(one, { text, levels: deepest - level });
    deepest = Math.max(deepest, before);
    return text;
  };
  const writeList = (list: readonly unknown[], level: number): string => {
    let text = '[';
    for (const [index, item] of list.entries()) text = bounded(`${text}${index > 0 ? ',' : ''}${writeAt(index, item, level + 1)}`);
    return `${text}]`;
  };
  const writeMapping = (mapping: object, level: number): string => {
    const fault = keyFaultOf(mapping);
    if (fault) throw new BadKey(fault, [...way, fault.name]);
    let text = '{';
    for (const name of keysInOrder(mapping)) text = bounded(`${text}${text === '{' ? '' : ','}${JSON.stringify(name)}:${writeAt(name, Reflect.get(mapping, name), level + 1)}`);
    return `${text}}`;
  };
  return write(value, 0);
}
