import type { AttributeValue, Item } from '../trace/item';
import { isPlainObject } from '../trace/item-guard';
import type { SetType } from '../trace/set-members';
import { isAttributeType, makeSet, type AttributeType } from './attribute-value';
import { normalizeNumber } from './decimal';
import { DynamoError, invalid } from './dynamo-error';
import { itemSize, MAX_ITEM_BYTES, utf8Length } from './item-size';

/** Name of the table's hash key attribute. */
export const KEY = 'key';

const MAX_KEY_BYTES = 2048;
/** Levels of lists and maps that one attribute may have. */
export const MAX_DEPTH = 32;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ONE_TYPE = 'must contain exactly one of the supported datatypes';

function wrongJson(message: string): DynamoError {
  return new DynamoError('SerializationException', message);
}

/** A string from a request. Throws a SerializationException for any other JSON value. */
export function readString(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') throw wrongJson(`${value ? 'TRUE' : 'FALSE'}_VALUE cannot be converted to String`);
  if (typeof value === 'number') {
    throw wrongJson(`${Number.isInteger(value) ? 'NUMBER' : 'DECIMAL'}_VALUE cannot be converted to String`);
  }
  if (Array.isArray(value)) throw wrongJson('Unrecognized collection type class java.lang.String');
  throw wrongJson('Start of structure or map found where not expected');
}

function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrongJson('Unexpected token received from parser');
  return value;
}

function readBinary(value: unknown): string {
  if (typeof value !== 'string') throw wrongJson('only base-64-encoded strings are convertible to bytes');
  if (value.length % 4 !== 0) {
    throw wrongJson(`Base64 encoded length is expected a multiple of 4 bytes but found: ${value.length}`);
  }
  if (!BASE64.test(value)) throw wrongJson('Invalid Base64 text');
  return value;
}

function readList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrongJson(isPlainObject(value) ? 'Start of structure or map found where not expected' : 'Unexpected field type');
}

const SET_NAMES: Record<SetType, string> = {
  SS: 'An string set  may not be empty',
  NS: 'An number set  may not be empty',
  BS: 'Binary sets should not be empty',
};

function tooDeep(): DynamoError {
  return invalid(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );
}

function readSet(type: SetType, content: unknown): AttributeValue {
  const read = type === 'BS' ? readBinary : readString;
  const members = readList(content).map(read);
  if (members.length === 0) throw invalid(`One or more parameter values were invalid: ${SET_NAMES[type]}`);
  const stored = type === 'NS' ? members.map(normalizeNumber) : members;
  if (new Set(stored).size !== stored.length) {
    if (type === 'NS') throw invalid('Input collection contains duplicates');
    const listed = `Input collection [${members.join(', ')}]`;
    const text = type === 'SS' ? `${listed} contains duplicates.` : `${listed}of type BS contains duplicates.`;
    throw invalid(`One or more parameter values were invalid: ${text}`);
  }
  return makeSet(type, stored);
}

function readAttributes(content: unknown, depth: number): Item {
  if (!isPlainObject(content)) throw wrongJson('Unexpected field type');
  // fromEntries defines properties, so that an attribute called __proto__ is one like any other.
  return Object.fromEntries(
    Object.entries(content).map(([name, value]): [string, AttributeValue] => {
      if (name === '') throw invalid('One or more parameter values were invalid: Attribute name may not be empty');
      return [name, readValue(value, depth)];
    }),
  );
}

function readTyped(type: AttributeType, content: unknown, depth: number): AttributeValue {
  if ((type === 'L' || type === 'M') && depth >= MAX_DEPTH) throw tooDeep();
  switch (type) {
    case 'S':
      return { S: readString(content) };
    case 'N':
      return { N: normalizeNumber(readString(content)) };
    case 'B':
      return { B: readBinary(content) };
    case 'BOOL':
      return { BOOL: readBoolean(content) };
    case 'NULL':
      if (!readBoolean(content)) {
        throw invalid('One or more parameter values were invalid: Null attribute value types must have the value of true');
      }
      return { NULL: true };
    case 'SS':
    case 'NS':
    case 'BS':
      return readSet(type, content);
    case 'L':
      return { L: readList(content).map((element) => readValue(element, depth + 1)) };
    case 'M':
      return { M: readAttributes(content, depth + 1) };
  }
}

function readValue(value: unknown, depth: number): AttributeValue {
  if (Array.isArray(value)) throw wrongJson('Unrecognized collection type class AttributeValue');
  if (!isPlainObject(value)) throw wrongJson('Unexpected value type in payload');
  // A member that is null counts as absent, and unknown ones are ignored, as everywhere in this protocol.
  const types = Object.keys(value).filter((name) => isAttributeType(name) && value[name] !== null);
  const [type, second] = types;
  if (type === undefined || !isAttributeType(type)) throw invalid(`Supplied AttributeValue is empty, ${ONE_TYPE}`);
  if (second !== undefined) throw invalid(`Supplied AttributeValue has more than one datatypes set, ${ONE_TYPE}`);
  return readTyped(type, value[type], depth);
}

/**
 * Reads one attribute value of DynamoDB JSON into the form in which the table keeps it: numbers normalised, sets sorted.
 * Throws a ValidationException (or a SerializationException where the JSON has the wrong shape).
 */
export function validateValue(value: unknown): AttributeValue {
  return readValue(value, 0);
}

/** Reads a map of attribute values without asking for a key. Errors as for one value. */
export function validateAttributes(attributes: unknown): Item {
  return readAttributes(attributes, 0);
}

function checkValueDepth(value: AttributeValue, depth: number): void {
  if (!('L' in value) && !('M' in value)) return;
  if (depth >= MAX_DEPTH) throw tooDeep();
  const elements = 'L' in value ? value.L : Object.values(value.M);
  for (const element of elements) checkValueDepth(element, depth + 1);
}

/** Refuses an item whose lists and maps are nested too deeply, as updates can make them. Throws a ValidationException. */
export function checkDepth(item: Item): void {
  for (const value of Object.values(item)) checkValueDepth(value, 0);
}

function checkKeyText(key: string): string {
  if (key === '') {
    throw invalid(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ' +
        `string value. Key: ${KEY}`,
    );
  }
  if (utf8Length(key) > MAX_KEY_BYTES) {
    throw invalid(
      'One or more parameter values were invalid: ' +
        `Size of hashkey has exceeded the maximum size limit of${MAX_KEY_BYTES} bytes`,
    );
  }
  return key;
}

/** The hash key of an item to be stored. Throws a ValidationException when it is missing, no string, empty or too long. */
export function keyOfItem(item: Item): string {
  const value = Object.hasOwn(item, KEY) ? item[KEY] : undefined;
  if (value === undefined) throw invalid(`One or more parameter values were invalid: Missing the key ${KEY} in the item`);
  if (!('S' in value)) {
    const actual = Object.keys(value)[0] ?? '';
    throw invalid(
      `One or more parameter values were invalid: Type mismatch for key ${KEY} expected: S actual: ${actual}`,
    );
  }
  return checkKeyText(value.S);
}

/** The hash key from a request's `Key`: exactly one attribute, `key`, a string. Throws a ValidationException. */
export function keyOfRequest(key: unknown): string {
  const attributes = validateAttributes(key);
  const value = Object.hasOwn(attributes, KEY) ? attributes[KEY] : undefined;
  if (value === undefined || !('S' in value) || Object.keys(attributes).length !== 1) {
    throw invalid('The provided key element does not match the schema');
  }
  return checkKeyText(value.S);
}

/**
 * Reads an item of DynamoDB JSON into the form in which the table keeps it and checks what PutItem checks: values, key,
 * size. Throws a DynamoError.
 */
export function validateItem(item: unknown): Item {
  const attributes = validateAttributes(item);
  if (itemSize(attributes) > MAX_ITEM_BYTES) throw invalid('Item size has exceeded the maximum allowed size');
  keyOfItem(attributes);
  return attributes;
}
