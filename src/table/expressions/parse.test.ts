import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Operand, WrittenPath } from './ast';
import { parseCondition } from './parse-condition';
import { parseProjection } from './parse-projection';
import { parseUpdate } from './parse-update';

const names = fc.constantFrom('a', 'b_1', '#n', 'Zz');
const paths: fc.Arbitrary<WrittenPath> = fc
  .tuple(names, fc.array(fc.oneof(names, fc.nat(9)), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest]);
const simple: fc.Arbitrary<Operand> = fc.oneof(
  paths.map((path): Operand => ({ kind: 'path', path })),
  fc.constantFrom(':v', ':w').map((name): Operand => ({ kind: 'value', name })),
);
const operands: fc.Arbitrary<Operand> = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 1, arbitrary: simple.map((operand): Operand => ({ kind: 'function', name: 'size', operands: [operand] })) },
);

const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('comparison' as const),
      comparator: fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      left: operands,
      right: operands,
    }),
    fc.record({ kind: fc.constant('between' as const), operand: operands, low: operands, high: operands }),
    fc.record({
      kind: fc.constant('in' as const),
      operand: operands,
      list: fc.array(operands, { minLength: 1, maxLength: 3 }),
    }),
    simple.map((operand): Condition => ({ kind: 'function', name: 'attribute_exists', operands: [operand] })),
    fc.tuple(simple, simple).map((pair): Condition => ({ kind: 'function', name: 'begins_with', operands: pair })),
    fc.record({ kind: fc.constant('not' as const), condition: tie('condition') }),
    fc.record({ kind: fc.constantFrom('and', 'or'), left: tie('condition'), right: tie('condition') }),
  ),
}));

const writePath = (path: WrittenPath) =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

function writeOperand(operand: Operand): string {
  if (operand.kind === 'path') return writePath(operand.path);
  if (operand.kind === 'value') return operand.name;
  return `${operand.name}(${operand.operands.map(writeOperand).join(', ')})`;
}

/** The condition as text, with parentheses where precedence asks for them and nowhere else. */
function write(condition: Condition): string {
  const inner = (part: Condition, kinds: string[]) => (kinds.includes(part.kind) ? `(${write(part)})` : write(part));
  switch (condition.kind) {
    case 'or':
      return `${write(condition.left)} OR ${inner(condition.right, ['or'])}`;
    case 'and':
      return `${inner(condition.left, ['or'])} and ${inner(condition.right, ['or', 'and'])}`;
    case 'not':
      return `NOT ${inner(condition.condition, ['or', 'and'])}`;
    case 'comparison':
      return `${writeOperand(condition.left)}${condition.comparator}${writeOperand(condition.right)}`;
    case 'between':
      return `${[condition.operand, condition.low].map(writeOperand).join(' BETWEEN ')} AND ${writeOperand(condition.high)}`;
    case 'in':
      return `${writeOperand(condition.operand)} IN (${condition.list.map(writeOperand).join(',')})`;
    case 'function':
      return `${condition.name} (${condition.operands.map(writeOperand).join(' , ')})`;
  }
}

describe('conditions', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(parseCondition(write(condition)).tree).toEqual(condition);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('name their names and values', () => {
    const parsed = parseCondition('#a.#b = :x AND contains(c, :y)');
    expect([...parsed.names, ...parsed.values]).toEqual(['#a', '#b', ':x', ':y']);
  });

  it.each([
    ['', 'The expression can not be empty;'],
    ['a = ', 'Syntax error; token: "<EOF>", near: "="'],
    ['a = :b c', 'Syntax error; token: "c", near: ":b c"'],
    ['a & b', 'Syntax error; token: "&", near: "a &"'],
    ['a', 'Syntax error; token: "<EOF>", near: "a"'],
    ['(a = :b', 'Syntax error; token: "<EOF>", near: ":b"'],
    ['((a = :b))', 'The expression has redundant parentheses;'],
    ['count = :b', 'Attribute name is a reserved keyword; reserved keyword: count'],
    ['a.Key = :b', 'Attribute name is a reserved keyword; reserved keyword: Key'],
    ['__proto__ = :b', 'Syntax error; token: "__proto__", near: "__proto__ ="'],
    ['exists(a)', 'Invalid function name; function: exists'],
    ['Size(a) > :b', 'Invalid function name; function: Size'],
    ['size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
    ['a = contains(b, :c)', 'The function is not allowed to be used this way in an expression; function: contains'],
    [
      'contains(a)',
      'Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1',
    ],
    ['a IN ()', 'Syntax error; token: ")", near: "()"'],
  ])('refuses "%s"', (text, message) => {
    expect(() => parseCondition(text)).toThrow(message);
  });

  it('bounds its nesting', () => {
    expect(() => parseCondition(`${'NOT '.repeat(1000)}a = :b`)).toThrow('nested too deeply');
    expect(() => parseCondition(`${'('.repeat(1000)}a = :b`)).toThrow('nested too deeply');
    expect(parseCondition('((a = :b) AND b = :b) OR (NOT (c = :b))').tree.kind).toBe('or');
  });
});

describe('updates', () => {
  it('are read section by section', () => {
    expect(parseUpdate('set a.#b[1] = if_not_exists(c, :d) + :e, f = g REMOVE h, i[0] ADD j :k DELETE l :m').tree).toEqual([
      {
        kind: 'set',
        path: ['a', '#b', 1],
        value: {
          kind: 'arithmetic',
          operator: '+',
          left: {
            kind: 'function',
            name: 'if_not_exists',
            operands: [
              { kind: 'path', path: ['c'] },
              { kind: 'value', name: ':d' },
            ],
          },
          right: { kind: 'value', name: ':e' },
        },
      },
      { kind: 'set', path: ['f'], value: { kind: 'path', path: ['g'] } },
      { kind: 'remove', path: ['h'] },
      { kind: 'remove', path: ['i', 0] },
      { kind: 'add', path: ['j'], value: ':k' },
      { kind: 'delete', path: ['l'], value: ':m' },
    ]);
  });

  it.each([
    [' ', 'The expression can not be empty;'],
    ['SET a = :b SET c = :d', 'The "SET" section can only be used once in an update expression;'],
    ['SET a :b', 'Syntax error; token: ":b", near: "a :b"'],
    ['ADD a b', 'Syntax error; token: "b", near: "a b"'],
    ['UPDATE a', 'Syntax error; token: "UPDATE", near: "UPDATE a"'],
    ['SET a = size(b)', 'Invalid function name; function: size'],
    [
      'SET a = if_not_exists(:b, :c)',
      'Operator or function requires a document path; operator or function: if_not_exists',
    ],
    ['SET a = :b + :c + :d', 'Syntax error; token: "+", near: ":c + :d"'],
  ])('"%s" is refused', (text, message) => {
    expect(() => parseUpdate(text)).toThrow(message);
  });
});

it('reads projections', () => {
  expect(parseProjection('a, b.c[0][1], #d').tree).toEqual([['a'], ['b', 'c', 0, 1], ['#d']]);
  expect(() => parseProjection('a,')).toThrow('token: "<EOF>"');
});
