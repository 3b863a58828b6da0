import type { AttributeValue } from '../../trace/item';
import { compareValues, isAttributeType, typeOf } from '../attribute-value';
import { invalid, type DynamoError } from '../dynamo-error';
import type { Condition, Operand } from './ast';
import { resolvePath, valueOf, type Bindings } from './bindings';
import { showPath } from './path';

function wrongType(name: string, type: string): DynamoError {
  return invalid(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
}

/** The type of an operand that is known without an item; null for paths. */
function knownType(operand: Operand | undefined, bindings: Bindings): string | null {
  if (operand === undefined || operand.kind === 'path') return null;
  return operand.kind === 'function' ? 'N' : typeOf(valueOf(bindings, operand.name));
}

function checkTypes(name: string, allowed: string, operands: readonly Operand[], bindings: Bindings): void {
  for (const operand of operands) {
    const type = knownType(operand, bindings);
    if (type !== null && !allowed.split(' ').includes(type)) throw wrongType(name, type);
  }
}

function checkFunction(name: string, operands: readonly Operand[], bindings: Bindings): void {
  const [first, second] = operands;
  if (name.startsWith('attribute_') && name !== 'attribute_type' && first?.kind !== 'path') {
    throw invalid(`Operator or function requires a document path; operator or function: ${name}`);
  }
  if (name === 'begins_with') checkTypes(name, 'S B', operands, bindings);
  if (name === 'attribute_type') {
    const type = second?.kind === 'value' ? valueOf(bindings, second.name) : undefined;
    if (type === undefined) throw wrongType(name, '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
    if (!('S' in type)) throw wrongType(name, typeOf(type));
    if (!isAttributeType(type.S)) {
      throw invalid(
        `Invalid attribute type name found; type: ${type.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
      );
    }
  }
}

function checkBetween(low: Operand, high: Operand, bindings: Bindings): void {
  if (low.kind !== 'value' || high.kind !== 'value') return;
  const from = valueOf(bindings, low.name);
  const to = valueOf(bindings, high.name);
  const order = compareValues(from, to);
  if (order !== null && order <= 0) return;
  const requirement = order === null ? 'same data type for lower and upper bounds' : 'upper bound to be greater than or equal to lower bound';
  const show = (value: AttributeValue) => `AttributeValue: {${Object.entries(value).map(([type, text]) => `${type}:${text}`)}}`;
  throw invalid(
    `The BETWEEN operator requires ${requirement}; ` +
      `lower bound operand: ${show(from)}, upper bound operand: ${show(to)}`,
  );
}

function checkDistinctOperands(name: string, operands: readonly Operand[], bindings: Bindings): void {
  const [first, ...rest] = operands;
  if (first?.kind !== 'path') return;
  const path = resolvePath(bindings, first.path);
  for (const operand of rest) {
    if (operand.kind === 'path' && samePath(path, resolvePath(bindings, operand.path))) {
      throw invalid(
        'The first operand must be distinct from the remaining operands for this operator or function; ' +
          `operator: ${name}, first operand: ${showPath(path)}`,
      );
    }
  }
}

function samePath(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/**
 * Checks what of a condition can be wrong whatever the item is: undefined names and values, operands of impossible types.
 * Throws a ValidationException (without the parameter's name).
 */
export function checkCondition(condition: Condition, bindings: Bindings): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, bindings);
      checkCondition(condition.right, bindings);
      return;
    case 'not':
      checkCondition(condition.condition, bindings);
      return;
    case 'comparison': {
      const operands = [condition.left, condition.right];
      operands.forEach((operand) => checkOperand(operand, bindings));
      checkDistinctOperands(condition.comparator, operands, bindings);
      if (condition.comparator !== '=' && condition.comparator !== '<>') {
        checkTypes(condition.comparator, 'S N B', operands, bindings);
      }
      return;
    }
    case 'between': {
      const operands = [condition.operand, condition.low, condition.high];
      operands.forEach((operand) => checkOperand(operand, bindings));
      checkTypes('BETWEEN', 'S N B', operands, bindings);
      checkBetween(condition.low, condition.high, bindings);
      return;
    }
    case 'in':
      [condition.operand, ...condition.list].forEach((operand) => checkOperand(operand, bindings));
      return;
    case 'function':
      condition.operands.forEach((operand) => checkOperand(operand, bindings));
      checkDistinctOperands(condition.name, condition.operands, bindings);
      checkFunction(condition.name, condition.operands, bindings);
  }
}

function checkOperand(operand: Operand, bindings: Bindings): void {
  if (operand.kind === 'path') resolvePath(bindings, operand.path);
  else if (operand.kind === 'value') valueOf(bindings, operand.name);
  else {
    operand.operands.forEach((inner) => checkOperand(inner, bindings));
    if (operand.name === 'size') checkTypes('size', 'S B SS NS BS L M', operand.operands, bindings);
  }
}
