import { CORE_SCHEMA, floatCoreTag, intCoreTag, load, mapTag, mergeTag } from 'js-yaml';
import { integerText } from '../workspace/exact-integer';
import { MAX_MERGED_KEYS, MAX_YAML, MAX_YAML_DEPTH, readYaml, readYamlExactly } from '../workspace/read-yaml';
import { ExactNumber, floatText } from './python-json';
import { addKey, hasKey, mergedKeys, valueOf } from './yaml-keys';

/** An integer that JavaScript can hold is a number; null for what is no integer. */
function exactInteger(source: string): ExactNumber | number | null {
  const text = integerText(source);
  if (text === null) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : new ExactNumber(text);
}

/** Integers of YAML 1.2, without a tag. */
const INTEGER = /^(?:[-+]?\d+|0x[\da-fA-F]+|0o[0-7]+)$/;

/** Integers that a JavaScript number cannot hold stay as they are: IDs in events often have 19 digits. */
const exactInt = {
  ...intCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string): unknown => {
    const value = intCoreTag.resolve(source, isExplicit, tagName);
    if (Number.isSafeInteger(value)) return value;
    // Digits that JavaScript takes for infinity are no integer to the library.
    return typeof value === 'number' || INTEGER.test(source) ? (exactInteger(source) ?? value) : value;
  },
};

/** Too large for a float, which is infinity in Python. */
const DECIMAL = /^[-+]?(?:\d+\.?\d*|\.\d+)e[-+]?\d+$/i;

/** A float stays one, also where it has no fraction: Python tells 1.0 from 1. */
const exactFloat = {
  ...floatCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string): unknown => {
    const value = floatCoreTag.resolve(source, isExplicit, tagName);
    if (typeof value === 'number') return new ExactNumber(floatText(value));
    return DECIMAL.test(source) ? new ExactNumber(floatText(Number(source))) : value;
  },
};

/** Names keep the order of the YAML, which a detection sees when it goes through its event; keys that are no texts get those of JSON. */
const orderedMap = {
  ...mapTag,
  addPair: (mapping: Record<string, unknown>, key: unknown, value: unknown): string => {
    addKey(mapping, key, value);
    return '';
  },
  has: hasKey,
  keys: mergedKeys,
  get: valueOf,
};

/** YAML 1.2 as the vendor's command line reads tests: `yes`, `off` and dates are texts, 010 is ten. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, orderedMap, exactInt, exactFloat);

/** Numbers as the slower reader has them. The same are one, so that it finds the keys that override what is merged. */
function exactNumbers(): (source: string, value: number) => unknown {
  const known = new Map<string, ExactNumber>();
  return (source, value) => {
    const exact = exactInteger(source) ?? new ExactNumber(floatText(value));
    if (typeof exact === 'number') return exact;
    const before = known.get(exact.text) ?? exact;
    known.set(exact.text, before);
    return before;
  };
}

/** Mappings as objects whose names keep their order; one that several aliases stand for stays one. */
function withObjects(value: unknown, made: Map<unknown, unknown>): unknown {
  const before = made.get(value);
  if (before !== undefined) return before;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    made.set(value, list);
    for (const item of value) list.push(withObjects(item, made));
    return list;
  }
  if (!(value instanceof Map)) return value;
  const mapping: Record<string, unknown> = {};
  made.set(value, mapping);
  for (const [key, item] of value) addKey(mapping, key, withObjects(item, made));
  return mapping;
}

/**
 * The value of a YAML text with its numbers exact and its names in their order; undefined where it cannot be read, which is said where the
 * detection itself is read.
 */
export function readTestsYaml(text: string): unknown {
  if (text.length > MAX_YAML) return undefined;
  try {
    return load(text, { schema: SCHEMA, maxDepth: MAX_YAML_DEPTH, maxTotalMergeKeys: MAX_MERGED_KEYS });
  } catch {
    // What the fast reader refuses on purpose, the slower one does not get.
    if (readYaml(text).problem !== null) return undefined;
    return withObjects(readYamlExactly(text, exactNumbers()), new Map());
  }
}
