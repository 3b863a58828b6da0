import { isPlainObject } from '../trace/item-guard';
import { isAttributeType, TYPES, type AttributeType } from './attribute-value';
import { significantDigits } from './decimal';
import { DynamoError } from './dynamo-error';
import { MAX_DEPTH, validateValue } from './validate';

/** Where in an item something is wrong (`profile.tags[2]`), and a sentence about it. */
export interface ValueFault {
  path: string;
  message: string;
}

/** Half of a surrogate pair without the other: no character, so no UTF-8, and DynamoDB keeps nothing else. */
const HALF_CHARACTER = /\p{Surrogate}/u;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MOST_DIGITS = 38;
/** A value that a sentence quotes is cut to so many characters. */
const LONGEST_QUOTE = 40;

function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}

/** What is wrong with a text as a string of DynamoDB, or as a part of one; null: nothing. */
export function textFault(text: string): string | null {
  const half = HALF_CHARACTER.exec(text);
  if (half === null) return null;
  const code = half[0].charCodeAt(0).toString(16);
  return `Character ${(half.index + 1).toLocaleString('en-US')} is half of a surrogate pair (\\u${code}), which no UTF-8 text can hold. Delete it.`;
}

function numberFault(text: string): string | null {
  if (!NUMBER.test(text)) return `${quoted(text)} is no decimal number, such as 12 or -0.5.`;
  const digits = significantDigits(text);
  return digits > MOST_DIGITS ? `DynamoDB keeps ${MOST_DIGITS} significant digits at most, and this number has ${digits.toLocaleString('en-US')}.` : null;
}

function binaryFault(text: string): string | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return 'Base64 has letters, digits, + and /, and up to two = at its end.';
  return text.length % 4 === 0 ? null : `Base64 comes in groups of four characters, and this has ${text.length.toLocaleString('en-US')}.`;
}

const MEMBER_FAULTS = { SS: textFault, NS: numberFault, BS: binaryFault } as const;

function setFault(type: 'SS' | 'NS' | 'BS', content: unknown): string | null {
  if (!Array.isArray(content)) return `A set is a list of strings, such as {"${type}": ["1", "2"]}.`;
  const members: readonly unknown[] = content;
  if (members.length === 0) return 'DynamoDB keeps no empty set. Write a member, or remove the set.';
  for (const member of members) {
    if (typeof member !== 'string') return `The members of a set are strings in double quotes, such as {"${type}": ["1", "2"]}.`;
    const fault = MEMBER_FAULTS[type](member);
    if (fault !== null) return fault;
  }
  return null;
}

/** What is wrong with a value that holds no others, besides what only the table itself knows. */
function plainFault(type: AttributeType, content: unknown): string | null {
  switch (type) {
    case 'SS':
    case 'NS':
    case 'BS':
      return setFault(type, content);
    case 'S':
    case 'N':
    case 'B':
      if (typeof content !== 'string') return `${type} holds a string in double quotes, such as {"${type}": "${type === 'B' ? 'AAEC' : '1'}"}.`;
      return type === 'S' ? textFault(content) : type === 'N' ? numberFault(content) : binaryFault(content);
    case 'BOOL':
      return typeof content === 'boolean' ? null : 'BOOL holds true or false, without quotes.';
    case 'NULL':
      return content === true ? null : 'NULL holds true: {"NULL": true}.';
    case 'L':
    case 'M':
      return null;
  }
}

/** The first thing that DynamoDB would refuse in a value of DynamoDB JSON, with where in `path` it is; null: nothing. */
export function valueFault(value: unknown, path: string, depth = 0): ValueFault | null {
  const here = (message: string): ValueFault => ({ path, message });
  if (!isPlainObject(value)) return here('A value is written with its type, such as {"S": "text"} or {"N": "1"}.');
  const types = Object.keys(value).filter((name) => isAttributeType(name) && value[name] !== null);
  const [type, second] = types;
  if (type === undefined || !isAttributeType(type)) return here(`A value has one of the types ${TYPES.join(', ')}, such as {"S": "text"}.`);
  if (second !== undefined) return here(`A value has one type, and this has ${type} and ${second}.`);
  const content = value[type];
  if (type !== 'L' && type !== 'M') {
    const fault = plainFault(type, content) ?? refusal(value);
    return fault === null ? null : here(fault);
  }
  if (depth >= MAX_DEPTH) return here(`Lists and maps are nested ${MAX_DEPTH} levels deep at most.`);
  if (type === 'M') return isPlainObject(content) ? attributesFault(content, path, depth + 1) : here('A map is an object of values, such as {"M": {"name": {"S": "text"}}}.');
  if (!Array.isArray(content)) return here('A list is written in square brackets, such as {"L": [{"S": "text"}]}.');
  const elements: readonly unknown[] = content;
  for (const [index, element] of elements.entries()) {
    const fault = valueFault(element, `${path}[${index}]`, depth + 1);
    if (fault) return fault;
  }
  return null;
}

/** The same for attributes; `path` is of the map that has them, '' for an item's own. */
export function attributesFault(attributes: Readonly<Record<string, unknown>>, path = '', depth = 0): ValueFault | null {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === '') return { path, message: 'The name of an attribute may not be empty.' };
    const inside = path === '' ? name : `${path}.${name}`;
    const nameFault = textFault(name);
    const fault = nameFault === null ? valueFault(value, inside, depth) : { path: inside, message: nameFault };
    if (fault) return fault;
  }
  return null;
}

function refusal(value: unknown): string | null {
  try {
    validateValue(value);
    return null;
  } catch (error) {
    if (error instanceof DynamoError) return error.message;
    throw error;
  }
}
