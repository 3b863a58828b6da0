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
  return withAttributes(NEW, item, { at, event: 0, helper: null });
}

/** The state after a change; null: there is no item any more. */
export function changedState(before: KeyState | null, delta: ItemDelta, origin: ChangeOrigin): KeyState | null {
  if (delta === 'delete') return null;
  let state = withoutAttributes(before ?? NEW, delta.remove ?? []);
  if (delta.set !== undefined) state = withAttributes(state, delta.set, origin);
  const added = delta.add?.['stringSet'] ?? [];
  const dropped = delta.drop?.['stringSet'] ?? [];
  return {
    ...state,
    members: state.members + added.length - dropped.length,
    memberCharacters: state.memberCharacters + characters(added) - characters(dropped),
    changedIn: origin.event,
  };
}

function withoutAttributes(state: KeyState, names: readonly string[]): KeyState {
  let left = state;
  for (const name of names) {
    if (name === 'intCount') left = { ...left, count: null };
    else if (name === 'stringSet') left = { ...left, members: 0, memberCharacters: 0 };
    else if (name === 'dictionary') left = { ...left, dictionaryCharacters: 0 };
    else if (name === 'expiresAt') left = { ...left, expiresAt: null, expirySetBy: null };
  }
  return left;
}

function withAttributes(state: KeyState, set: Item, { at, helper }: ChangeOrigin): KeyState {
  let next = state;
  const { expiresAt, intCount, stringSet, dictionary } = set;
  if (expiresAt !== undefined) next = { ...next, expiresAt: numberIn(expiresAt), expirySetAt: at, expirySetBy: helper };
  if (intCount !== undefined) next = { ...next, count: numberIn(intCount) };
  if (stringSet !== undefined) {
    const members = membersIn(stringSet);
    next = { ...next, members: members.length, memberCharacters: characters(members) };
  }
  if (dictionary !== undefined) next = { ...next, dictionaryCharacters: 'S' in dictionary ? dictionary.S.length : 0 };
  return next;
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
