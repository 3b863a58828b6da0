import { textFault, valueFault } from '../../engine/page-behaviour';
import type { AttributeType } from '../../table/attribute-value';
import type { AttributeValue } from '../../trace/item';
import { describeProblem, pathText, prettyJson } from '../ui/json-text';
import { readQuoted, readSet, writeSet } from './set-text';

/** The types of DynamoDB as the editor names them. */
export const TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
  S: 'String (S)',
  N: 'Number (N)',
  B: 'Binary (B)',
  BOOL: 'True or false (BOOL)',
  NULL: 'Null (NULL)',
  SS: 'String set (SS)',
  NS: 'Number set (NS)',
  BS: 'Binary set (BS)',
  M: 'Map (M)',
  L: 'List (L)',
};

/** What a field of each type takes. */
export const TYPE_HINTS: Readonly<Record<AttributeType, string>> = {
  S: 'Text',
  N: 'A decimal number of at most 38 significant digits',
  B: 'Bytes as base64',
  BOOL: '',
  NULL: 'There is nothing to write.',
  SS: 'One member a line. A member in double quotes is read as a JSON string.',
  NS: 'One number a line',
  BS: 'One member a line, as base64',
  M: 'DynamoDB JSON, such as {"name": {"S": "text"}, "count": {"N": "1"}}',
  L: 'DynamoDB JSON, such as [{"S": "text"}, {"N": "1"}]',
};

/** An attribute as the editor's fields hold it: texts that may be wrong while the user types. */
export interface AttributeDraft {
  /** Tells it from the other attributes of its draft while its name changes. */
  readonly id: number;
  readonly name: string;
  readonly type: AttributeType;
  readonly text: string;
  /** A string that a field would not show as it is (line ends of other systems, control characters): its text is a JSON string. */
  readonly quoted: boolean;
}

/** What is wrong with an attribute: a sentence for its name, and one for its value. */
export interface AttributeErrors {
  name?: string;
  value?: string;
}

const NEEDS_QUOTES = /[\p{Surrogate}\u2028\u2029]|(?![\n\t])\p{Cc}/u;

/** The type descriptor of a value. */
export function typeOfValue(value: AttributeValue): AttributeType {
  // A value has exactly one member, which TypeScript's keys of a union forget.
  return Object.keys(value)[0] as AttributeType;
}

/** The draft of an attribute. */
export function attributeDraft(id: number, name: string, value: AttributeValue): AttributeDraft {
  const draft = { id, name, type: typeOfValue(value), quoted: false };
  if ('S' in value) {
    const quoted = NEEDS_QUOTES.test(value.S);
    return { ...draft, quoted, text: quoted ? JSON.stringify(value.S) : value.S };
  }
  return { ...draft, text: textOf(value) };
}

function textOf(value: Exclude<AttributeValue, { S: string }>): string {
  if ('N' in value) return value.N;
  if ('B' in value) return value.B;
  if ('BOOL' in value) return String(value.BOOL);
  if ('NULL' in value) return '';
  if ('SS' in value) return writeSet(value.SS);
  if ('NS' in value) return writeSet(value.NS);
  if ('BS' in value) return writeSet(value.BS);
  return JSON.stringify('M' in value ? value.M : value.L, null, 2);
}

/** The draft as one of another type. What the new type can take of the text stays. */
export function withType(draft: AttributeDraft, type: AttributeType): AttributeDraft {
  return { ...draft, type, quoted: false, text: textFor(type, scalarsOf(draft), draft.text) };
}

/** The texts that a draft holds: the members of a set, or the one of a plain value. */
function scalarsOf({ type, text, quoted }: AttributeDraft): readonly string[] {
  if (type === 'M' || type === 'L' || type === 'NULL') return [];
  if (type === 'S') return quoted ? [readQuoted(text) ?? text] : [text];
  if (type === 'N' || type === 'B' || type === 'BOOL') return [text];
  const set = readSet(text, false);
  return set.kind === 'members' ? set.members : [];
}

function textFor(type: AttributeType, scalars: readonly string[], text: string): string {
  switch (type) {
    case 'S':
      return scalars.join('\n');
    case 'N':
    case 'B':
      return scalars[0] ?? '';
    case 'BOOL':
      return scalars[0] === 'true' ? 'true' : 'false';
    case 'NULL':
      return '';
    case 'SS':
    case 'NS':
    case 'BS':
      return writeSet(scalars.filter((one) => one !== ''));
    case 'M':
      return text.trimStart().startsWith('{') ? text : '{}';
    case 'L':
      return scalars.length === 0 ? '[]' : JSON.stringify(scalars.map((one) => ({ S: one })), null, 2);
  }
}

/** Reads a JSON value, or says where and why it is none. `inside`: what the text is the content of, for the path of a fault. */
export function readJson(text: string, inside = ''): { value: unknown } | { error: string } {
  const checked = prettyJson(text);
  if (typeof checked === 'string') {
    const value: unknown = JSON.parse(text);
    return { value };
  }
  // In DynamoDB JSON each second step is a type, which a path leaves out.
  const path = inside === '' ? '' : pathText([inside, ...checked.path.filter((_, step) => step % 2 === 0)]);
  const problem = describeProblem(checked);
  return { error: path === '' || path === inside ? problem : `${path}: ${problem}` };
}

/** The value in DynamoDB JSON that a draft describes, or a sentence about why there is none; of what lies inside, with its path. */
export function readAttribute(draft: AttributeDraft): { value: unknown } | { error: string } {
  const content = contentOf(draft);
  if ('error' in content) return content;
  const value = { [draft.type]: content.content };
  const fault = valueFault(value, draft.name);
  if (fault === null) return { value };
  return { error: fault.path === draft.name ? fault.message : `${fault.path}: ${fault.message}` };
}

function contentOf({ name, type, text, quoted }: AttributeDraft): { content: unknown } | { error: string } {
  switch (type) {
    case 'S': {
      const content = quoted ? readQuoted(text) : text;
      return content === null ? { error: 'This text is written as a JSON string in double quotes, because it has characters that a field cannot show.' } : { content };
    }
    case 'N':
      return { content: text.trim() };
    case 'B':
      return { content: text.replace(/\s+/g, '') };
    case 'BOOL':
      return { content: text === 'true' };
    case 'NULL':
      return { content: true };
    case 'SS':
    case 'NS':
    case 'BS': {
      const set = readSet(text, type === 'NS');
      return set.kind === 'members' ? { content: set.members } : { error: set.message };
    }
    case 'M':
    case 'L': {
      const read = readJson(text, name);
      return 'error' in read ? read : { content: read.value };
    }
  }
}

/** What is wrong with the name of an attribute among the names of its item; undefined: nothing. */
export function nameError(name: string, names: readonly string[]): string | undefined {
  if (name === '') return 'Write a name.';
  if (name === 'key') return 'The attribute key is the item’s own key. Choose another name.';
  if (names.filter((other) => other === name).length > 1) return 'The item has another attribute of this name.';
  return textFault(name) ?? undefined;
}

/**
 * The content of a map or list that is written as plain JSON (`{"a": 1}`) as DynamoDB JSON; null where it is none, or has types
 * already, or a number that would lose digits.
 */
export function typedJson(text: string): string | null {
  const read = readJson(text);
  if ('error' in read || typeof read.value !== 'object' || read.value === null || /\d{16}/.test(text)) return null;
  if (Object.values(read.value).some(isTyped)) return null;
  return JSON.stringify(Array.isArray(read.value) ? read.value.map(typed) : typedMembers(read.value), null, 2);
}

function isTyped(value: unknown): boolean {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return names.length === 1 && Object.hasOwn(TYPE_NAMES, names[0] ?? '');
}

function typed(value: unknown): unknown {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(typed) };
  return typeof value === 'object' && value !== null ? { M: typedMembers(value) } : { NULL: true };
}

function typedMembers(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typed(one)]));
}
