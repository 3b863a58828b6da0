import { invalid } from '../dynamo-error';
import type { Action, Operand, Parsed, SetValue } from './ast';
import { checkFunction } from './functions';
import { TokenReader } from './token-reader';

const OPERAND_COUNTS: ReadonlyMap<string, number> = new Map([
  ['if_not_exists', 2],
  ['list_append', 2],
]);

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;
type Section = (typeof SECTIONS)[number];

function checkOperand(operand: Operand): Operand {
  if (operand.kind !== 'function') return operand;
  checkFunction(OPERAND_COUNTS, operand.name, operand.operands.length);
  operand.operands.forEach(checkOperand);
  if (operand.name === 'if_not_exists' && operand.operands[0]?.kind !== 'path') {
    throw invalid(`Operator or function requires a document path; operator or function: ${operand.name}`);
  }
  return operand;
}

function readSetValue(reader: TokenReader): SetValue {
  const left = checkOperand(reader.operand());
  for (const operator of ['+', '-'] as const) {
    if (reader.acceptSymbol(operator)) {
      return { kind: 'arithmetic', operator, left, right: checkOperand(reader.operand()) };
    }
  }
  return left;
}

function readAction(reader: TokenReader, section: Section): Action {
  const path = reader.path();
  switch (section) {
    case 'SET':
      reader.expectSymbol('=');
      return { kind: 'set', path, value: readSetValue(reader) };
    case 'REMOVE':
      return { kind: 'remove', path };
    case 'ADD':
      return { kind: 'add', path, value: reader.value() };
    case 'DELETE':
      return { kind: 'delete', path, value: reader.value() };
  }
}

/** Parses an update expression into its actions. Throws a ValidationException (without the parameter's name). */
export function parseUpdate(text: string): Parsed<readonly Action[]> {
  const reader = new TokenReader(text);
  const actions: Action[] = [];
  const seen = new Set<Section>();
  do {
    const section = SECTIONS.find((keyword) => reader.isKeyword(keyword));
    if (section === undefined) throw reader.unexpected();
    reader.take();
    if (seen.has(section)) {
      throw invalid(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    do actions.push(readAction(reader, section));
    while (reader.acceptSymbol(','));
  } while (reader.token.kind !== 'end');
  return reader.parsed(actions);
}
