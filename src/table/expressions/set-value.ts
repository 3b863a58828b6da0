import type { AttributeValue, Item } from '../../trace/item';
import { typeOf } from '../attribute-value';
import { addNumbers, subtractNumbers } from '../decimal';
import { invalid, type DynamoError } from '../dynamo-error';
import type { Operand, SetValue } from './ast';
import { resolvePath, valueOf, type Bindings } from './bindings';
import { valueAt } from './path';

/** A value of an item that an update cannot work with. */
export function wrongStoredType(): DynamoError {
  return invalid('An operand in the update expression has an incorrect data type');
}

/** The right-hand side of SET, computed from the item as it was before the update. */
export function evaluateSet(value: SetValue, item: Item, bindings: Bindings): AttributeValue {
  if (value.kind !== 'arithmetic') return evaluate(value, item, bindings);
  const left = evaluate(value.left, item, bindings);
  const right = evaluate(value.right, item, bindings);
  if (!('N' in left) || !('N' in right)) throw wrongStoredType();
  return { N: value.operator === '+' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) };
}

function evaluate(operand: Operand, item: Item, bindings: Bindings): AttributeValue {
  if (operand.kind === 'value') return valueOf(bindings, operand.name);
  if (operand.kind === 'path') {
    const value = valueAt(item, resolvePath(bindings, operand.path));
    if (value === undefined) {
      throw invalid('The provided expression refers to an attribute that does not exist in the item');
    }
    return value;
  }
  return operand.name === 'if_not_exists'
    ? ifNotExists(operand.operands, item, bindings)
    : listAppend(operand.operands, item, bindings);
}

function ifNotExists([path, otherwise]: readonly Operand[], item: Item, bindings: Bindings): AttributeValue {
  // The parser has checked that there are two operands, the first a path.
  if (path?.kind !== 'path' || otherwise === undefined) throw wrongStoredType();
  return valueAt(item, resolvePath(bindings, path.path)) ?? evaluate(otherwise, item, bindings);
}

function listAppend(operands: readonly Operand[], item: Item, bindings: Bindings): AttributeValue {
  const lists = operands.map((operand) => evaluate(operand, item, bindings));
  return {
    L: lists.flatMap((list) => {
      if (!('L' in list)) throw wrongStoredType();
      return list.L;
    }),
  };
}

/** Refuses what is wrong with a right-hand side whatever the item is: undefined names and values, impossible types. */
export function checkSet(value: SetValue, bindings: Bindings): void {
  if (value.kind === 'arithmetic') {
    checkOperand(value.left, bindings, value.operator, 'N');
    checkOperand(value.right, bindings, value.operator, 'N');
  } else {
    checkOperand(value, bindings, '', null);
  }
}

function checkOperand(operand: Operand, bindings: Bindings, operator: string, needed: string | null): void {
  if (operand.kind === 'path') {
    resolvePath(bindings, operand.path);
  } else if (operand.kind === 'value') {
    const type = typeOf(valueOf(bindings, operand.name));
    if (needed !== null && type !== needed) {
      throw invalid(
        'Incorrect operand type for operator or function; ' +
          `operator or function: ${operator}, operand type: ${type}`,
      );
    }
  } else {
    const inner = operand.name === 'list_append' ? 'L' : null;
    operand.operands.forEach((element) => checkOperand(element, bindings, operand.name, inner));
  }
}
