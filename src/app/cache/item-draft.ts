import type { EpochSeconds } from '../../clock/clock-types';
import type { AttributeValue, Item } from '../../trace/item';
import { describeProblem, prettyJson, pythonJson } from '../ui/json-text';
import { readExpiry } from './expiry';
import { itemParts } from './item-type';
import { readSet, writeSet } from './set-text';

/** An item as the editor's fields hold it: texts that may be wrong while the user types. null: no such attribute. */
export interface ItemDraft {
  counter: string | null;
  set: { text: string; numeric: boolean } | null;
  dictionary: string | null;
  /** '' or `none`: no expiry. */
  expires: string;
  /** Attributes that no helper reads, each as DynamoDB JSON. */
  others: readonly { name: string; json: string }[];
}

/** What is wrong with a draft: a sentence a field. */
export interface DraftErrors {
  counter?: string;
  set?: string;
  dictionary?: string;
  expires?: string;
  others: ReadonlyMap<string, string>;
  /** Wrong with the item as a whole, e.g. too large. */
  item?: string;
}

export type DraftResult = { kind: 'item'; item: Item } | { kind: 'errors'; errors: DraftErrors };

/** Checks an item as DynamoDB does; throws an Error with DynamoDB's message. */
export type ValidateItem = (item: unknown) => Item;

const COUNTER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Years 0 to 9999, which the expiry field shows as dates. */
const LAST_DATE = 253_402_300_799;

/** Epoch seconds as the expiry field shows them: a UTC date and time, or the number where that would lose something. */
export function expiryText(decimal: string): string {
  const seconds = Number(decimal);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > LAST_DATE || String(seconds) !== decimal) return decimal;
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function prettyOr(text: string): string {
  const pretty = prettyJson(text, true);
  return typeof pretty === 'string' ? pretty : text;
}

/** The fields of an item. */
export function draftOf(item: Item): ItemDraft {
  const parts = itemParts(item);
  return {
    counter: parts.counter,
    set: parts.members === null ? null : { text: writeSet(parts.members), numeric: parts.numeric },
    dictionary: parts.dictionary === null ? null : prettyOr(parts.dictionary),
    expires: parts.expiresAt === null ? '' : expiryText(parts.expiresAt),
    others: parts.others.map(({ name, value }) => ({ name, json: JSON.stringify(value, null, 2) })),
  };
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Reads a JSON value, or says where and why it is none. */
export function readJson(text: string): { value: unknown } | { error: string } {
  const checked = prettyJson(text);
  if (typeof checked !== 'string') return { error: describeProblem(checked) };
  const value: unknown = JSON.parse(text);
  return { value };
}

/** The stored text of a dictionary: kept byte for byte when only its layout was changed, else spaced as Python does. */
function dictionaryText(text: string, original: string | null): { text: string } | { error: string } {
  if (original !== null && text === prettyOr(original)) return { text: original };
  const compact = pythonJson(text);
  if (typeof compact !== 'string') return { error: describeProblem(compact) };
  if (original !== null && pythonJson(original) === compact) return { text: original };
  return { text: compact };
}

/**
 * The item that a draft describes, or what is wrong with it, field by field. `original` is the item being edited: what
 * was not changed keeps its exact text. `now`: where the clock stands, for an expiry that is told from there.
 */
export function readDraft(key: string, draft: ItemDraft, original: Item | null, now: EpochSeconds, validate: ValidateItem): DraftResult {
  const before = original === null ? null : itemParts(original);
  const attributes: [string, unknown][] = [];
  const others = new Map<string, string>();
  const errors: DraftErrors = { others };
  const add = (name: string, value: unknown): string | null => {
    attributes.push([name, value]);
    try {
      validate(Object.fromEntries([['key', { S: key }], [name, value]]));
      return null;
    } catch (error) {
      return message(error);
    }
  };

  if (draft.counter !== null) {
    const text = draft.counter.trim();
    const problem = COUNTER.test(text) ? add('intCount', { N: text }) : 'A counter is a decimal number, such as 12 or -0.5.';
    if (problem !== null) errors.counter = problem;
  }
  if (draft.set !== null) {
    const set = readSet(draft.set.text, draft.set.numeric);
    const problem = set.kind === 'error' ? set.message : add('stringSet', draft.set.numeric ? { NS: set.members } : { SS: set.members });
    if (problem !== null) errors.set = problem;
  }
  if (draft.dictionary !== null) {
    const text = dictionaryText(draft.dictionary, before?.dictionary ?? null);
    const problem = 'error' in text ? text.error : add('dictionary', { S: text.text });
    if (problem !== null) errors.dictionary = problem;
  }
  const expiry = readExpiry(draft.expires, now);
  if (expiry.kind === 'error') errors.expires = expiry.message;
  if (expiry.kind === 'time') {
    const problem = add('expiresAt', { N: expiry.text });
    if (problem !== null) errors.expires = problem;
  }
  for (const { name, json } of draft.others) {
    const read = readJson(json);
    const problem = 'error' in read ? read.error : add(name, read.value);
    if (problem !== null) others.set(name, problem);
  }

  if (others.size > 0 || Object.keys(errors).length > 1) return { kind: 'errors', errors };
  try {
    return { kind: 'item', item: validate(Object.fromEntries([['key', { S: key }], ...attributes])) };
  } catch (error) {
    return { kind: 'errors', errors: { others, item: message(error) } };
  }
}

/** Reads a whole item that was edited as DynamoDB JSON; throws an Error with a sentence for the user. */
export function readItemJson(key: string, text: string, validate: ValidateItem): Item {
  const read = readJson(text);
  if ('error' in read) throw new Error(read.error);
  const item = validate(read.value);
  const hashKey: AttributeValue | undefined = item['key'];
  if (hashKey === undefined || !('S' in hashKey) || hashKey.S !== key) {
    throw new Error(`The attribute "key" must stay {"S": ${JSON.stringify(key)}}. To rename an item, add one with the new key.`);
  }
  return item;
}
