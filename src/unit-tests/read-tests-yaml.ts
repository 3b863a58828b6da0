import { CORE_SCHEMA, floatCoreTag, intCoreTag, load, mapTag, mergeTag } from 'js-yaml';
import { MAX_MERGED_KEYS, MAX_YAML, MAX_YAML_DEPTH, readYaml, readYamlExactly } from '../workspace/read-yaml';
import { keysInOrder, noteKey } from './key-order';
import { ExactNumber, floatText } from './python-json';

/** An integer as it is written in decimal, hexadecimal or octal digits; one that JavaScript can hold is a number. */
function exactInteger(source: string, value: number): unknown {
  if (Number.isSafeInteger(value)) return value;
  const digits = BigInt(source.replace(/^[-+]/, ''));
  return new ExactNumber(String(source.startsWith('-') ? -digits : digits));
}

/** Integers that a JavaScript number cannot hold stay as they are: IDs in events often have 19 digits. */
const exactInt = {
  ...intCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string): unknown => {
    const value = intCoreTag.resolve(source, isExplicit, tagName);
    return typeof value === 'number' ? exactInteger(source, value) : value;
  },
};

/** A float stays one, also where it has no fraction: Python tells 1.0 from 1. */
const exactFloat = {
  ...floatCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string): unknown => {
    const value = floatCoreTag.resolve(source, isExplicit, tagName);
    return typeof value === 'number' ? new ExactNumber(floatText(value)) : value;
  },
};

/** Names keep the order of the YAML, which a detection sees when it goes through its event. */
const orderedMap = {
  ...mapTag,
  addPair: (mapping: Record<string, unknown>, key: unknown, value: unknown): string => {
    noteKey(mapping, String(key));
    return mapTag.addPair(mapping, key, value);
  },
  // For what is merged.
  keys: keysInOrder,
};

/** YAML 1.2 as the vendor's command line reads tests: `yes`, `off` and dates are texts, 010 is ten. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, orderedMap, exactInt, exactFloat);

const INTEGER = /^[-+]?(?:\d+|0x[\da-f]+|0o[0-7]+)$/i;
const exactNumber = (source: string, value: number): unknown => (INTEGER.test(source) ? exactInteger(source, value) : new ExactNumber(floatText(value)));

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
  for (const [key, item] of value) {
    noteKey(mapping, String(key));
    // A name like __proto__ is one like any other.
    Object.defineProperty(mapping, String(key), { value: withObjects(item, made), writable: true, enumerable: true, configurable: true });
  }
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
    return withObjects(readYamlExactly(text, exactNumber), new Map());
  }
}
