import type { EpochSeconds } from '../clock/clock-types';
import type { AttributeValue, Item } from '../trace/item';
import type { ItemDelta } from '../trace/trace-types';

/** What watchers need to know of an item, followed from write to write; never mutated. */
export interface KeyState {
  readonly expiresAt: EpochSeconds | null;
  /** When `expiresAt` last changed, and the helper that did it; null: no helper, or before the run. */
  readonly expirySetAt: EpochSeconds;
  readonly expirySetBy: string | null;
  /** `intCount`; null: there is none. */
  readonly count: number | null;
  /** How many members `stringSet` has, and about how many characters; 0: there is none. */
  readonly members: number;
  readonly memberCharacters: number;
  /** Characters of `dictionary`; 0: there is none. */
  readonly dictionaryCharacters: number;
  /** Event of the last change; 0: before the first event. */
  readonly changedIn: number;
}

const NEW: KeyState = { expiresAt: null, expirySetAt: 0, expirySetBy: null, count: null, members: 0, memberCharacters: 0, dictionaryCharacters: 0, changedIn: 0 };

/** What made a change. */
export interface ChangeOrigin {
  at: EpochSeconds;
  event: number;
  helper: string | null;
}

/** The state of an item as it stands in a table. */
export function stateOf(item: Item, at: EpochSeconds): KeyState {
  return changedState(null, { set: item }, { at, event: 0, helper: null }) ?? NEW;
}

/** The state after a change; null: there is no item any more. */
export function changedState(before: KeyState | null, delta: ItemDelta, { at, event, helper }: ChangeOrigin): KeyState | null {
  if (delta === 'delete') return null;
  const kept = before ?? NEW;
  const { set, remove = [], add, drop } = delta;
  const { expiresAt, intCount, stringSet, dictionary } = set ?? {};
  const added = add?.['stringSet'] ?? [];
  const dropped = drop?.['stringSet'] ?? [];
  const all = stringSet === undefined ? null : membersIn(stringSet);
  const isGone = (name: string): boolean => remove.includes(name);
  const keepsMembers = !isGone('stringSet');
  return {
    expiresAt: expiresAt !== undefined ? numberIn(expiresAt) : isGone('expiresAt') ? null : kept.expiresAt,
    expirySetAt: expiresAt !== undefined ? at : kept.expirySetAt,
    expirySetBy: expiresAt !== undefined ? helper : isGone('expiresAt') ? null : kept.expirySetBy,
    count: intCount !== undefined ? numberIn(intCount) : isGone('intCount') ? null : kept.count,
    members: all !== null ? all.length : keepsMembers ? kept.members + added.length - dropped.length : 0,
    memberCharacters: all !== null ? characters(all) : keepsMembers ? kept.memberCharacters + characters(added) - characters(dropped) : 0,
    dictionaryCharacters: dictionary !== undefined ? ('S' in dictionary ? dictionary.S.length : 0) : isGone('dictionary') ? 0 : kept.dictionaryCharacters,
    changedIn: event,
  };
}

const SET = '{"set":{';
const COUNT = '"intCount":{"N":"';
const EXPIRY = '"expiresAt":{"N":"';
const KEY = '"key":{"S":"';

/**
 * The state after the change that a text says, for the changes that are by far the most frequent: a new count or expiry, of an item that is
 * there or of a new one. They are read off the text, as parsing costs more than all else. undefined: another change.
 */
export function withNewNumbers(known: KeyState | null, text: string, { at, event, helper }: ChangeOrigin): KeyState | undefined {
  const before = known ?? NEW;
  const begin = known === null ? behindKey(text) : SET.length;
  if (!text.startsWith(SET) || begin < 0) return undefined;
  let count: number | null = before.count;
  let expiresAt: number | null = null;
  for (let from = begin; ; from += 1) {
    const isCount = text.startsWith(COUNT, from);
    if (!isCount && !text.startsWith(EXPIRY, from)) return undefined;
    const start = from + (isCount ? COUNT : EXPIRY).length;
    const end = text.indexOf('"', start);
    const number = Number(text.slice(start, end));
    if (isCount) count = number;
    else expiresAt = number;
    from = end + 2;
    if (text.charAt(from) === ',') continue;
    if (text.length !== from + 2) return undefined;
    const { members, memberCharacters, dictionaryCharacters } = before;
    const kept = { count, members, memberCharacters, dictionaryCharacters, changedIn: event };
    if (expiresAt !== null) return { expiresAt, expirySetAt: at, expirySetBy: helper, ...kept };
    return { expiresAt: before.expiresAt, expirySetAt: before.expirySetAt, expirySetBy: before.expirySetBy, ...kept };
  }
}

/** Where the first attribute behind the key of a new item begins; −1: its key does not come first, or has characters that JSON escapes. */
function behindKey(text: string): number {
  if (!text.startsWith(KEY, SET.length)) return -1;
  const start = SET.length + KEY.length;
  const end = text.indexOf('"', start);
  const isPlain = text.charAt(end - 1) !== '\\' && text.startsWith('"},', end);
  return isPlain ? end + 3 : -1;
}

function numberIn(value: AttributeValue): number | null {
  return 'N' in value ? Number(value.N) : null;
}

/** The members of a set of texts or numbers. */
export function membersIn(value: AttributeValue): readonly string[] {
  return 'SS' in value ? value.SS : 'NS' in value ? value.NS : [];
}

function characters(members: readonly string[]): number {
  let sum = 0;
  for (const member of members) sum += member.length;
  return sum;
}
