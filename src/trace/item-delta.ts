import type { AttributeValue, Item } from './item';
import type { ItemDelta } from './trace-types';
import { changeMembers, diffMembers, memberOrder, SET_TYPES } from './set-members';
import type { SetType } from './set-members';

/**
 * The change from one state of an item to the next; null when both are equal. A set that gained or lost a few members
 * is told by these members, so that a set that grows over thousands of events does not fill the trace.
 */
export function diffItem(before: Item | null, after: Item | null): ItemDelta | null {
  if (after === null) return before === null ? null : 'delete';
  if (before === null) return { set: { ...after } };
  // Entries and fromEntries instead of assignment: an attribute may be called `__proto__`.
  const set: [string, AttributeValue][] = [];
  const add: [string, string[]][] = [];
  const drop: [string, string[]][] = [];
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (old === value) continue;
    const members = old === undefined ? null : membersChange(old, value);
    if (members !== null) {
      if (members.added.length > 0) add.push([name, members.added]);
      if (members.dropped.length > 0) drop.push([name, members.dropped]);
    } else if (old === undefined || !sameValue(old, value)) {
      set.push([name, value]);
    }
  }
  const remove = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  if (set.length + add.length + drop.length + remove.length === 0) return null;
  return {
    ...(set.length > 0 && { set: Object.fromEntries(set) }),
    ...(remove.length > 0 && { remove }),
    ...(add.length > 0 && { add: Object.fromEntries(add) }),
    ...(drop.length > 0 && { drop: Object.fromEntries(drop) }),
  };
}

/**
 * The item after the change; null when it was deleted. `before` stays as it is, unchanged attributes are shared.
 * Members for an attribute that is no set are passed over, so that a damaged trace can still be shown.
 */
export function applyDelta(before: Item | null, delta: ItemDelta): Item | null {
  if (delta === 'delete') return null;
  const item: Record<string, AttributeValue> = { ...before };
  for (const name of delta.remove ?? []) delete item[name];
  // Spreading defines properties, where assignment would call the setter of `__proto__`.
  return { ...item, ...(hasMembers(delta) && changedSets(item, delta)), ...delta.set };
}

function hasMembers(delta: Exclude<ItemDelta, 'delete'>): boolean {
  return delta.add !== undefined || delta.drop !== undefined;
}

/** The sets of the item that gain or lose members. */
function changedSets(item: Item, delta: Exclude<ItemDelta, 'delete'>): Item {
  const names = new Set([...Object.keys(delta.drop ?? {}), ...Object.keys(delta.add ?? {})]);
  const changed: [string, AttributeValue][] = [];
  for (const name of names) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    const next = value && withMembers(value, own(delta.add, name), own(delta.drop, name));
    if (next) changed.push([name, next]);
  }
  return Object.fromEntries(changed);
}

function own(members: Record<string, string[]> | undefined, name: string): readonly string[] {
  return members !== undefined && Object.hasOwn(members, name) ? (members[name] ?? []) : [];
}

/** Whether two attribute values are equal, whatever the order of the names in maps. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => sameValue(one, b[i]));
  }
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, one]) => other.has(name) && sameValue(one, other.get(name)));
}

function membersChange(old: AttributeValue, value: AttributeValue): { added: string[]; dropped: string[] } | null {
  for (const type of SET_TYPES) {
    const before = membersOf(old, type);
    const after = membersOf(value, type);
    if (before === null || after === null) continue;
    return diffMembers(before, after, memberOrder(type), after.length - 1);
  }
  return null;
}

function withMembers(value: AttributeValue, added: readonly string[], dropped: readonly string[]): AttributeValue | null {
  if ('SS' in value) return { SS: changeMembers(value.SS, added, dropped, memberOrder('SS')) };
  if ('NS' in value) return { NS: changeMembers(value.NS, added, dropped, memberOrder('NS')) };
  if ('BS' in value) return { BS: changeMembers(value.BS, added, dropped, memberOrder('BS')) };
  return null;
}

function membersOf(value: AttributeValue, type: SetType): readonly string[] | null {
  if (type === 'SS' && 'SS' in value) return value.SS;
  if (type === 'NS' && 'NS' in value) return value.NS;
  if (type === 'BS' && 'BS' in value) return value.BS;
  return null;
}
