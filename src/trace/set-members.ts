import { partitionPoint } from '../clock/partition-point';
import { compareDecimals } from './decimal-order';
import type { AttributeValue } from './item';

/** The set types of DynamoDB: strings, numbers (as decimal text) and binary values (as base64 text). */
export type SetType = 'SS' | 'NS' | 'BS';

/** The members of a set and its type; null for a value of another type. */
export function setMembers(value: AttributeValue): { type: SetType; members: readonly string[] } | null {
  if ('SS' in value) return { type: 'SS', members: value.SS };
  if ('NS' in value) return { type: 'NS', members: value.NS };
  if ('BS' in value) return { type: 'BS', members: value.BS };
  return null;
}

/** The set of a type with these members, in their order. */
export function setOf(type: SetType, members: readonly string[]): AttributeValue {
  return type === 'SS' ? { SS: members } : type === 'NS' ? { NS: members } : { BS: members };
}

type Compare = (a: string, b: string) => number;

/** The order in which the table keeps the members of a set: numbers by value, other text by code unit. */
export function memberOrder(type: SetType): Compare {
  return type === 'NS' ? compareDecimals : compareText;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The members that changeMembers needs to turn `before` into `after`. Null where it cannot, because they are not in the
 * table's order, and where that would take more than `limit` members: then the new set is the shorter thing to say.
 */
export function diffMembers(
  before: readonly string[],
  after: readonly string[],
  compare: Compare,
  limit: number,
): { added: string[]; dropped: string[] } | null {
  const added: string[] = [];
  const dropped: string[] = [];
  let b = 0;
  let a = 0;
  while (b < before.length || a < after.length) {
    const old = before[b];
    const now = after[a];
    if (old === now) {
      b++;
      a++;
      continue;
    }
    const order = old === undefined ? 1 : now === undefined ? -1 : compare(old, now);
    if (Number.isNaN(order)) return null;
    if (order <= 0 && old !== undefined) {
      dropped.push(old);
      b++;
    }
    // Members of equal value and different text (1 and 1.0) are exchanged.
    if (order >= 0 && now !== undefined) {
      added.push(now);
      a++;
    }
    if (added.length + dropped.length > limit) return null;
  }
  // Trying it out costs less than looking whether both are in order: it compares almost no text.
  const tried = changeMembers(before, added, dropped, compare);
  const works = tried.length === after.length && tried.every((member, index) => member === after[index]);
  return works ? { added, dropped } : null;
}

/** Up to this many changes are made in place in a copy of the members; more of them are merged at once. */
const FEW = 16;

/** The sorted members without `dropped` and with `added`, in order again. The arguments stay as they are. */
export function changeMembers(
  members: readonly string[],
  added: readonly string[],
  dropped: readonly string[],
  compare: Compare,
): string[] {
  if (added.length + dropped.length > FEW) {
    const gone = new Set(dropped);
    return members.filter((member) => !gone.has(member)).concat(added).sort(compare);
  }
  const changed = members.slice();
  for (const member of dropped) {
    const index = position(changed, member, compare);
    if (changed[index] === member) changed.splice(index, 1);
  }
  for (const member of added) changed.splice(position(changed, member, compare), 0, member);
  return changed;
}

/** Index of the first member that is not before `member`. */
function position(members: readonly string[], member: string, compare: Compare): number {
  return partitionPoint(0, members.length, (index) => compare(members[index] as string, member) < 0);
}
