import type { EpochSeconds } from '../../clock/clock-types';
import { attributesFault, itemSize, MAX_ITEM_BYTES, validateValue, valueFault } from '../../engine/page-behaviour';
import type { AttributeValue, Item } from '../../trace/item';
import { isPlainObject } from '../../trace/item-guard';
import { describeProblem, pathText, prettyJson, pythonJson, repeatedName } from '../ui/json-text';
import { attributeDraft, nameError, readAttribute, readJson } from './attribute-draft';
import type { AttributeDraft, AttributeErrors } from './attribute-draft';
import { readExpiry } from './expiry';
import { itemParts } from './item-type';
import { readSet, writeSet } from './set-text';
import { sentence } from '../../workspace/sentence';

/** An item as the editor's fields hold it: texts that may be wrong while the user types. null: no such attribute. */
export interface ItemDraft {
  counter: string | null;
  set: { text: string; numeric: boolean } | null;
  dictionary: string | null;
  /** '' or `none`: no expiry. */
  expires: string;
  /** Attributes that no helper reads. */
  others: readonly AttributeDraft[];
}

/** What is wrong with a draft: a sentence a field. */
export interface DraftErrors {
  counter?: string;
  set?: string;
  dictionary?: string;
  expires?: string;
  /** By the ID of the attribute. */
  others: ReadonlyMap<number, AttributeErrors>;
  /** Wrong with the item as a whole, e.g. too large. */
  item?: string;
}

/** `bytes`: the size of the item, without what cannot be read. */
export type DraftResult = { bytes: number } & ({ kind: 'item'; item: Item } | { kind: 'errors'; errors: DraftErrors });

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
    others: parts.others.map(({ name, value }, id) => attributeDraft(id, name, value)),
  };
}

/** The stored text of a dictionary: kept byte for byte when only its layout was changed, else spaced as Python does. */
function dictionaryText(text: string, original: string | null): { text: string } | { error: string } {
  if (original !== null && text === prettyOr(original)) return { text: original };
  const compact = pythonJson(text);
  if (typeof compact !== 'string') {
    const path = pathText(compact.path);
    return { error: `${path === '' ? '' : `${path}: `}${describeProblem(compact)}` };
  }
  if (original !== null && pythonJson(original) === compact) return { text: original };
  return { text: compact };
}

/**
 * The item that a draft describes, or what is wrong with it, field by field. `original` is the item being edited: what
 * was not changed keeps its exact text. `now`: where the clock stands, for an expiry that is told from there.
 */
export function readDraft(key: string, draft: ItemDraft, original: Item | null, now: EpochSeconds, validate: ValidateItem): DraftResult {
  const before = original === null ? null : itemParts(original);
  const attributes: [string, unknown][] = [['key', { S: key }]];
  let bytes = itemSize({ key: { S: key } });
  /** Takes an attribute over, or says what is wrong with it. */
  const add = (name: string, value: unknown): string | undefined => {
    const fault = valueFault(value, name);
    if (fault !== null) return fault.message;
    attributes.push([name, value]);
    bytes += itemSize({ [name]: validateValue(value) });
    return undefined;
  };

  const fields: Omit<DraftErrors, 'others'> = {};
  const report = (field: 'counter' | 'set' | 'dictionary' | 'expires', problem: string | undefined): void => {
    if (problem !== undefined) fields[field] = problem;
  };
  if (draft.counter !== null) {
    const text = draft.counter.trim();
    report('counter', COUNTER.test(text) ? add('intCount', { N: text }) : 'A counter is a decimal number, such as 12 or -0.5.');
  }
  if (draft.set !== null) {
    const set = readSet(draft.set.text, draft.set.numeric);
    report('set', set.kind === 'error' ? set.message : add('stringSet', draft.set.numeric ? { NS: set.members } : { SS: set.members }));
  }
  if (draft.dictionary !== null) {
    const text = dictionaryText(draft.dictionary, before?.dictionary ?? null);
    report('dictionary', 'error' in text ? text.error : add('dictionary', { S: text.text }));
  }
  const expiry = readExpiry(draft.expires, now);
  if (expiry.kind === 'error') report('expires', expiry.message);
  if (expiry.kind === 'time') report('expires', add('expiresAt', { N: expiry.text }));

  const others = new Map<number, AttributeErrors>();
  const names = namesOf(draft, expiry.kind === 'time');
  for (const other of draft.others) {
    const name = nameError(other.name, names);
    const read = readAttribute(other);
    const value = 'error' in read ? read.error : name === undefined ? add(other.name, read.value) : undefined;
    if (name !== undefined || value !== undefined) others.set(other.id, { ...(name !== undefined && { name }), ...(value !== undefined && { value }) });
  }

  if (others.size > 0 || Object.keys(fields).length > 0) return { kind: 'errors', errors: { ...fields, others }, bytes };
  try {
    if (bytes > MAX_ITEM_BYTES) throw new Error(tooLarge(bytes));
    return { kind: 'item', item: validate(Object.fromEntries(attributes)), bytes };
  } catch (error) {
    return { kind: 'errors', errors: { others, item: sentence(error) }, bytes };
  }
}

function tooLarge(bytes: number): string {
  return `The item is too large by ${(bytes - MAX_ITEM_BYTES).toLocaleString('en-US')} bytes: DynamoDB takes 400 KB at most, its names included.`;
}

/** The names of all attributes that a draft has, also of those that cannot be read yet. */
function namesOf({ counter, set, dictionary, others }: ItemDraft, hasExpiry: boolean): string[] {
  const names = others.map(({ name }) => name);
  if (counter !== null) names.push('intCount');
  if (set !== null) names.push('stringSet');
  if (dictionary !== null) names.push('dictionary');
  if (hasExpiry) names.push('expiresAt');
  return names;
}

/** What a reader of a dictionary should know although DynamoDB takes its text; null: nothing. */
export function dictionaryDoubt(text: string): string | null {
  const trimmed = text.trimStart();
  if (typeof prettyJson(text, true) !== 'string') return null;
  if (!trimmed.startsWith('{')) return 'This is no dictionary: get_dictionary gives a detection whatever is written here.';
  const repeated = repeatedName(text);
  return repeated === null ? null : `${pathText(repeated)} comes twice; Python reads the last one.`;
}

/** Reads a whole item that was edited as DynamoDB JSON; throws an Error with a sentence for the user. */
export function readItemJson(key: string, text: string, validate: ValidateItem): Item {
  const read = readJson(text);
  if ('error' in read) throw new Error(read.error);
  const fault = isPlainObject(read.value) ? attributesFault(read.value) : null;
  if (fault) throw new Error(`${fault.path}: ${fault.message}`);
  const item = validate(read.value);
  const hashKey: AttributeValue | undefined = item['key'];
  if (hashKey === undefined || !('S' in hashKey) || hashKey.S !== key) {
    throw new Error(`The attribute "key" must stay {"S": ${JSON.stringify(key)}}. To rename an item, add one with the new key.`);
  }
  return item;
}
