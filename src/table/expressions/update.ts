import type { AttributeValue, Item } from '../../trace/item';
import { setMembers } from '../../trace/set-members';
import { makeSet, typeOf, type AttributeType } from '../attribute-value';
import { addNumbers } from '../decimal';
import { invalid } from '../dynamo-error';
import type { Action } from './ast';
import { resolvePath, valueOf, type Bindings } from './bindings';
import { editItem } from './edit-path';
import { checkDistinct, valueAt, type Path } from './path';
import { checkSet, evaluateSet, wrongStoredType } from './set-value';

/** An action with its path resolved. */
interface BoundAction {
  action: Action;
  path: Path;
}

/** What an update does, as far as it is known without the item. */
export interface Update {
  readonly actions: readonly BoundAction[];
  /** The paths that it writes, in the order of the expression. */
  readonly paths: readonly Path[];
  /** Whether it only takes away: on a missing key DynamoDB then creates no item. */
  readonly onlyRemoves: boolean;
}

const TYPE_NAMES: Partial<Record<AttributeType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
};

function checkOperand(operator: 'ADD' | 'DELETE', value: AttributeValue): void {
  const type = typeOf(value);
  if (setMembers(value) !== null || (operator === 'ADD' && type === 'N')) return;
  throw invalid(
    `Incorrect operand type for operator or function; operator: ${operator}, ` +
      `operand type: ${TYPE_NAMES[type] ?? type}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  );
}

function checkAction(action: Action, bindings: Bindings): void {
  if (action.kind === 'set') checkSet(action.value, bindings);
  else if (action.kind !== 'remove') {
    checkOperand(action.kind === 'add' ? 'ADD' : 'DELETE', valueOf(bindings, action.value));
  }
}

/**
 * Binds a parsed update expression to a request's names and values. Throws a ValidationException (without the parameter's
 * name) for undefined names and values, overlapping paths and operands of impossible types.
 */
export function bindUpdate(actions: readonly Action[], bindings: Bindings): Update {
  const bound = actions.map((action) => ({ action, path: resolvePath(bindings, action.path) }));
  const paths = bound.map(({ path }) => path);
  checkDistinct(paths);
  for (const action of actions) checkAction(action, bindings);
  return { actions: bound, paths, onlyRemoves: actions.every(({ kind }) => kind === 'remove' || kind === 'delete') };
}

function added(stored: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (stored === undefined) return value;
  if ('N' in stored && 'N' in value) return { N: addNumbers(stored.N, value.N) };
  const set = setMembers(stored);
  const addition = setMembers(value);
  if (set === null || addition === null || set.type !== addition.type) throw wrongStoredType();
  return makeSet(set.type, new Set([...set.members, ...addition.members]));
}

/** What DELETE leaves of a set; null when no member is left. */
function reduced(stored: AttributeValue, value: AttributeValue): AttributeValue | null {
  const set = setMembers(stored);
  const deleted = setMembers(value);
  if (set === null || deleted === null || set.type !== deleted.type) throw wrongStoredType();
  const gone = new Set(deleted.members);
  const left = set.members.filter((member) => !gone.has(member));
  return left.length === 0 ? null : makeSet(set.type, left);
}

/** The new value at an action's path; null to remove what is there, undefined to leave everything as it is. */
function newValue({ action, path }: BoundAction, item: Item, bindings: Bindings): AttributeValue | null | undefined {
  if (action.kind === 'set') return evaluateSet(action.value, item, bindings);
  const stored = valueAt(item, path);
  if (action.kind === 'remove') return null;
  const value = valueOf(bindings, action.value);
  if (action.kind === 'add') return added(stored, value);
  return stored === undefined ? undefined : reduced(stored, value);
}

/** Orders paths by their parts, list indices ascending. */
function comparePaths(a: Path, b: Path): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a[i];
    const y = b[i];
    if (typeof x === 'number' && typeof y === 'number' && x !== y) return x - y;
    if (x !== y) return String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}

/**
 * The item after an update. All values are computed from the item as it was; list elements are set before any is removed,
 * so that indices mean the old list. Throws a ValidationException where a stored value has the wrong type or a path leads
 * nowhere.
 */
export function applyUpdate(update: Update, item: Item, bindings: Bindings): Item {
  const settings: { path: Path; value: AttributeValue }[] = [];
  const removals: Path[] = [];
  for (const bound of update.actions) {
    const value = newValue(bound, item, bindings);
    if (value === null) removals.push(bound.path);
    else if (value !== undefined) settings.push({ path: bound.path, value });
  }
  // Ascending, so that elements beyond the end of a list are appended in order; descending, so that indices stay right.
  settings.sort((a, b) => comparePaths(a.path, b.path));
  removals.sort((a, b) => comparePaths(b, a));
  let result = item;
  for (const { path, value } of settings) result = editItem(result, path, value);
  for (const path of removals) {
    if (reaches(item, path)) result = editItem(result, path, null);
  }
  return result;
}

/** Whether there is something to remove. What contains the place has to exist, or the path is refused. */
function reaches(item: Item, path: Path): boolean {
  if (valueAt(item, path) !== undefined) return true;
  if (path.length > 1) editItem(item, path, null);
  return false;
}
