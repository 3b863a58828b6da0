import { equalValues } from './equal-values';
import type { AttributeValue, Item } from './item';
import { changeMembers, diffMembers, memberOrder, setMembers, setOf } from './set-members';
import type { ItemDelta } from './trace-types';

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
    } else if (old === undefined || !equalValues(old, value)) {
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

function membersChange(old: AttributeValue, value: AttributeValue): { added: string[]; dropped: string[] } | null {
  const before = setMembers(old);
  const after = setMembers(value);
  if (before === null || after === null || before.type !== after.type) return null;
  return diffMembers(before.members, after.members, memberOrder(after.type), after.members.length - 1);
}

function withMembers(value: AttributeValue, added: readonly string[], dropped: readonly string[]): AttributeValue | null {
  const set = setMembers(value);
  return set && setOf(set.type, changeMembers(set.members, added, dropped, memberOrder(set.type)));
}
