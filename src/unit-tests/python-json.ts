import { keysInOrder } from './key-order';

/** A number that JavaScript would change: `text` is how JSON spells it for Python. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

/** A float's spelling that Python reads as a float: 1.0 is no 1. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Thrown where a value has no JSON text of a sane size. The message ends a sentence that begins with what it is about. */
export class TooLarge extends Error {}

/** Deepest nesting, and longest text: a YAML's aliases may stand for far more than they are long, or for themselves. */
export const MAX_LOG_LEVELS = 200;
export const MAX_LOG_CHARACTERS = 4_000_000;

/** The JSON text of a value that YAML had, as Python's `json` reads it. Throws TooLarge. */
export function pythonJson(value: unknown): string {
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    length += part.length;
    if (length > MAX_LOG_CHARACTERS) throw new TooLarge(`is longer than ${MAX_LOG_CHARACTERS.toLocaleString('en-US')} characters`);
    parts.push(part);
  };
  const write = (one: unknown, level: number): void => {
    if (level > MAX_LOG_LEVELS) throw new TooLarge(`is nested deeper than ${MAX_LOG_LEVELS} levels, or refers to itself`);
    if (one instanceof ExactNumber) add(one.text);
    else if (typeof one === 'number') add(Number.isFinite(one) ? JSON.stringify(one) : floatText(one));
    else if (typeof one === 'bigint') add(String(one));
    else if (Array.isArray(one)) writeList(one, level);
    else if (typeof one === 'object' && one !== null) writeMapping(one, level);
    else add(JSON.stringify(one ?? null));
  };
  const writeList = (list: readonly unknown[], level: number): void => {
    add('[');
    for (const [index, item] of list.entries()) {
      if (index > 0) add(',');
      write(item, level + 1);
    }
    add(']');
  };
  const writeMapping = (mapping: object, level: number): void => {
    add('{');
    let isFirst = true;
    for (const name of keysInOrder(mapping)) {
      add(`${isFirst ? '' : ','}${JSON.stringify(name)}:`);
      isFirst = false;
      write(Reflect.get(mapping, name), level + 1);
    }
    add('}');
  };
  write(value, 0);
  return parts.join('');
}
