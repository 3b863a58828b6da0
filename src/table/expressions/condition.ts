import type { AttributeValue, Item } from '../../trace/item';
import { equalValues } from '../../trace/equal-values';
import { setMembers } from '../../trace/set-members';
import { bytesOf, compareValues, typeOf } from '../attribute-value';
import type { Comparator, Condition, Operand } from './ast';
import { resolvePath, valueOf, type Bindings } from './bindings';
import { valueAt } from './path';

function sizeOf(value: AttributeValue): AttributeValue | undefined {
  const set = setMembers(value);
  let size: number;
  if (set !== null) size = set.members.length;
  else if ('S' in value) size = value.S.length;
  else if ('B' in value) size = bytesOf(value.B).length;
  else if ('L' in value) size = value.L.length;
  else if ('M' in value) size = Object.keys(value.M).length;
  else return undefined;
  return { N: String(size) };
}

/** An operand's value for an item; undefined for an absent attribute, and for the size of what has none. */
function evaluate(operand: Operand, item: Item, bindings: Bindings): AttributeValue | undefined {
  if (operand.kind === 'path') return valueAt(item, resolvePath(bindings, operand.path));
  if (operand.kind === 'value') return valueOf(bindings, operand.name);
  // The parser lets `size` alone stand as an operand.
  const measured = operand.operands[0] && evaluate(operand.operands[0], item, bindings);
  return measured === undefined ? undefined : sizeOf(measured);
}

/** An absent attribute differs from everything, another absent one included; all other comparisons with it are false. */
function compare(comparator: Comparator, a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return comparator === '<>';
  if (comparator === '=') return equalValues(a, b);
  if (comparator === '<>') return !equalValues(a, b);
  const order = compareValues(a, b);
  if (order === null) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function contains(container: AttributeValue, content: AttributeValue): boolean {
  if ('S' in container) return 'S' in content && container.S.includes(content.S);
  if ('B' in container) return 'B' in content && bytesOf(container.B).includes(bytesOf(content.B));
  if ('SS' in container) return 'S' in content && container.SS.includes(content.S);
  if ('NS' in container) return 'N' in content && container.NS.includes(content.N);
  if ('BS' in container) return 'B' in content && container.BS.includes(content.B);
  return 'L' in container && container.L.some((element) => equalValues(element, content));
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S);
  if ('B' in value && 'B' in prefix) return bytesOf(value.B).startsWith(bytesOf(prefix.B));
  return false;
}

function call(name: string, operands: readonly (AttributeValue | undefined)[]): boolean {
  const [first, second] = operands;
  if (name === 'attribute_exists') return first !== undefined;
  if (name === 'attribute_not_exists') return first === undefined;
  if (first === undefined || second === undefined) return false;
  if (name === 'contains') return contains(first, second);
  if (name === 'begins_with') return beginsWith(first, second);
  return 'S' in second && typeOf(first) === second.S;
}

/** Whether an item fulfils a condition that `checkCondition` has accepted; an absent item is one without attributes. */
export function fulfils(condition: Condition, item: Item, bindings: Bindings): boolean {
  const value = (operand: Operand) => evaluate(operand, item, bindings);
  switch (condition.kind) {
    case 'and':
      return fulfils(condition.left, item, bindings) && fulfils(condition.right, item, bindings);
    case 'or':
      return fulfils(condition.left, item, bindings) || fulfils(condition.right, item, bindings);
    case 'not':
      return !fulfils(condition.condition, item, bindings);
    case 'comparison':
      return compare(condition.comparator, value(condition.left), value(condition.right));
    case 'between': {
      const middle = value(condition.operand);
      return compare('<=', value(condition.low), middle) && compare('<=', middle, value(condition.high));
    }
    case 'in': {
      const searched = value(condition.operand);
      return condition.list.some((operand) => compare('=', searched, value(operand)));
    }
    case 'function':
      return call(condition.name, condition.operands.map(value));
  }
}
