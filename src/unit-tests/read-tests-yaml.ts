import { CORE_SCHEMA, floatCoreTag, intCoreTag, load, mapTag, mergeTag, NOT_RESOLVED } from 'js-yaml';
import { MAX_MERGED_KEYS, MAX_YAML, MAX_YAML_DEPTH, readYaml } from '../workspace/read-yaml';
import { keysInOrder, noteKey } from './key-order';
import { ExactNumber, floatText } from './python-json';

/** Integers that a JavaScript number cannot hold stay as they are: IDs in events often have 19 digits. */
const exactInt = {
  ...intCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string): unknown => {
    const value = intCoreTag.resolve(source, isExplicit, tagName);
    if (value === NOT_RESOLVED || Number.isSafeInteger(value)) return value;
    const negative = source.startsWith('-');
    const digits = BigInt(source.replace(/^[-+]/, ''));
    return new ExactNumber(String(negative ? -digits : digits));
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

/**
 * The value of a YAML text with its numbers exact; undefined where it cannot be read, which is said where the detection itself is
 * read. What only the slower reader of YAML accepts comes with JavaScript's numbers, and its order of names.
 */
export function readTestsYaml(text: string): unknown {
  if (text.length > MAX_YAML) return undefined;
  try {
    return load(text, { schema: SCHEMA, maxDepth: MAX_YAML_DEPTH, maxTotalMergeKeys: MAX_MERGED_KEYS });
  } catch {
    const reading = readYaml(text);
    return reading.problem === null ? reading.value : undefined;
  }
}
