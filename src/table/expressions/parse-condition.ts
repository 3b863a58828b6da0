import { invalid, type DynamoError } from '../dynamo-error';
import type { Comparator, Condition, Operand, Parsed } from './ast';
import { checkFunction } from './functions';
import { TokenReader } from './token-reader';

const OPERAND_COUNTS: ReadonlyMap<string, number> = new Map([
  ['attribute_exists', 1],
  ['attribute_not_exists', 1],
  ['attribute_type', 2],
  ['begins_with', 2],
  ['contains', 2],
  ['size', 1],
]);

const COMPARATORS: readonly Comparator[] = ['=', '<>', '<', '<=', '>', '>='];
const MAX_IN_OPERANDS = 100;

function misused(name: string): DynamoError {
  return invalid(`The function is not allowed to be used this way in an expression; function: ${name}`);
}

/** Inside an operand only `size` may be called: the other functions are conditions, not values. */
function checkOperand(operand: Operand): Operand {
  if (operand.kind !== 'function') return operand;
  checkFunction(OPERAND_COUNTS, operand.name, operand.operands.length);
  if (operand.name !== 'size') throw misused(operand.name);
  for (const inner of operand.operands) {
    if (inner.kind === 'function') throw misused(inner.name);
  }
  return operand;
}

/** Recursive descent by precedence: OR, AND, NOT, then parentheses, functions and comparisons. */
class ConditionParser {
  private readonly reader: TokenReader;
  /** Conditions that stood in parentheses of their own. */
  private readonly parenthesised = new Set<Condition>();

  constructor(reader: TokenReader) {
    this.reader = reader;
  }

  condition(): Condition {
    let left = this.conjunction();
    while (this.reader.acceptKeyword('OR')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Condition {
    let left = this.negation();
    while (this.reader.acceptKeyword('AND')) left = { kind: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Condition {
    if (!this.reader.acceptKeyword('NOT')) return this.primary();
    return { kind: 'not', condition: this.reader.nested(() => this.negation()) };
  }

  private primary(): Condition {
    if (!this.reader.acceptSymbol('(')) return this.test();
    const condition = this.reader.nested(() => this.condition());
    this.reader.expectSymbol(')');
    // `((a = :a) AND b = :b)` is fine; what is refused is a pair around nothing but another pair.
    if (this.parenthesised.has(condition)) throw invalid('The expression has redundant parentheses;');
    this.parenthesised.add(condition);
    return condition;
  }

  private test(): Condition {
    const { reader } = this;
    if (reader.isCall() && reader.token.text !== 'size') {
      const { name, operands } = reader.call();
      checkFunction(OPERAND_COUNTS, name, operands.length);
      return { kind: 'function', name, operands: operands.map(checkOperand) };
    }
    const left = this.operand();
    if (reader.acceptKeyword('BETWEEN')) {
      const low = this.operand();
      reader.expectKeyword('AND');
      return { kind: 'between', operand: left, low, high: this.operand() };
    }
    if (reader.acceptKeyword('IN')) return { kind: 'in', operand: left, list: this.list() };
    const comparator = COMPARATORS.find((symbol) => reader.isSymbol(symbol));
    if (comparator === undefined) throw left.kind === 'function' ? misused(left.name) : reader.unexpected();
    reader.take();
    return { kind: 'comparison', comparator, left, right: this.operand() };
  }

  private operand(): Operand {
    return checkOperand(this.reader.operand());
  }

  private list(): Operand[] {
    this.reader.expectSymbol('(');
    const list = this.reader.operands().map(checkOperand);
    this.reader.expectSymbol(')');
    if (list.length > MAX_IN_OPERANDS) {
      throw invalid(
        `Invalid number of operands for IN operator; number of operands: ${list.length}, maximum: ${MAX_IN_OPERANDS}`,
      );
    }
    return list;
  }
}

/** Parses a condition, filter or key condition expression. Throws a ValidationException (without the parameter's name). */
export function parseCondition(text: string): Parsed<Condition> {
  const reader = new TokenReader(text);
  const tree = new ConditionParser(reader).condition();
  reader.expectEnd();
  return reader.parsed(tree);
}
