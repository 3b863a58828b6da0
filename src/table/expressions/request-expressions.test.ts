import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { validateItem } from '../validate';
import { fulfils } from './condition';
import { project } from './projection';
import { readExpressions } from './request-expressions';
import { applyUpdate } from './update';

const item: Item = validateItem({
  key: { S: 'k' },
  s: { S: 'hello' },
  n: { N: '10' },
  b: { B: 'aGVsbG8=' },
  ss: { SS: ['a', 'b'] },
  ns: { NS: ['1', '2'] },
  li: { L: [{ N: '1' }, { S: 'x' }, { M: { deep: { N: '5' } } }] },
  ma: { M: { nested: { M: { x: { S: 'y' } } }, nil: { NULL: true } } },
  t: { BOOL: true },
});

const values = {
  ':s': { S: 'hello' },
  ':he': { S: 'he' },
  ':n': { N: '1e1' },
  ':n5': { N: '5' },
  ':n9': { N: '9' },
  ':ss': { SS: ['b', 'a'] },
  ':a': { S: 'a' },
  ':b': { B: 'aGU=' },
  ':x': { M: { x: { S: 'y' } } },
  ':ty': { S: 'SS' },
  ':bad': { S: 'XX' },
  ':list': { L: [{ N: '7' }] },
};

/** Only the values that occur in the text: unused ones are refused. */
function used(text: string) {
  const found = Object.entries(values).filter(([name]) => new RegExp(`${name}(?!\\w)`).test(text));
  return found.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(found) };
}

function holds(ConditionExpression: string): boolean {
  const { condition, bindings } = readExpressions({ ConditionExpression, ...used(ConditionExpression) }, [
    'ConditionExpression',
  ]);
  return condition !== null && fulfils(condition, item, bindings);
}

function updated(UpdateExpression: string): Item {
  const { update, bindings } = readExpressions({ UpdateExpression, ...used(UpdateExpression) }, ['UpdateExpression']);
  return update === null ? item : applyUpdate(update, item, bindings);
}

describe('conditions', () => {
  it.each([
    's = :s',
    'n = :n',
    'ss = :ss',
    'ma.nested = :x',
    'li[2].deep = :n5',
    's <> :n',
    'gone <> :n',
    'gone <> away',
    's > :he',
    'n > :n9',
    'n BETWEEN :n9 AND :n',
    'n IN (:n5, :n)',
    'attribute_exists(ma.nested.x)',
    'attribute_not_exists(ma.gone)',
    'attribute_not_exists(li[3])',
    'attribute_type(ss, :ty)',
    'begins_with(s, :he)',
    'begins_with(b, :b)',
    'contains(s, :he)',
    'contains(ss, :a)',
    'contains(ns, ma.gone) OR contains(li, li[1])',
    'contains(b, :b)',
    'size(s) = :n5',
    'size(b) = :n5',
    'size(ss) < size(li)',
    'NOT size(n) > :n5',
    'NOT gone = :n AND NOT gone < :n AND NOT n < :s',
    's = :s OR s = :he AND s = :he',
  ])('%s holds', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    's = :n',
    'gone = :n',
    'gone = away',
    'gone <= :n',
    'gone BETWEEN :n9 AND :n',
    'gone IN (:n)',
    'n < :he',
    'li < :n',
    'contains(s, :n)',
    'begins_with(n, :he)',
    'attribute_exists(s.x)',
    'attribute_type(gone, :ty)',
    '(s = :s OR s = :he) AND s = :he',
  ])('%s does not hold', (text) => {
    expect(holds(text)).toBe(false);
  });

  it.each([
    ['a = :nope', 'An expression attribute value used in expression is not defined; attribute value: :nope'],
    ['#nope = :n', 'An expression attribute name used in the document path is not defined; attribute name: #nope'],
    ['begins_with(s, :n)', 'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N'],
    ['n < :ss', 'operator or function: <, operand type: SS'],
    ['attribute_exists(:n)', 'Operator or function requires a document path; operator or function: attribute_exists'],
    ['attribute_type(s, :bad)', 'Invalid attribute type name found; type: XX'],
    ['size(:n) = :n', 'operator or function: size, operand type: N'],
    ['n BETWEEN :n AND :n9', 'The BETWEEN operator requires upper bound to be greater than or equal to lower bound'],
    ['n BETWEEN :n AND :s', 'The BETWEEN operator requires same data type for lower and upper bounds'],
    ['s = s', 'The first operand must be distinct from the remaining operands'],
  ])('%s is refused', (text, message) => {
    expect(() => holds(text)).toThrow(message);
  });
});

describe('updates', () => {
  it('compute from the old item', () => {
    expect(updated('SET n = n - :n5, m = n + :n5, s = ma.nested.x')).toMatchObject({
      n: { N: '5' },
      m: { N: '15' },
      s: { S: 'y' },
    });
    expect(updated('SET a1 = if_not_exists(n, gone), a2 = if_not_exists(gone, :n5)')).toMatchObject({
      a1: { N: '10' },
      a2: { N: '5' },
    });
    expect(updated('SET li = list_append(:list, li)')).toHaveProperty('li.L.length', 4);
  });

  it('reach into lists and maps, and leave the old item alone', () => {
    const before = structuredClone(item);
    expect(updated('SET ma.nested.x = :n, ma.fresh = :s REMOVE ma.nil').ma).toEqual({
      M: { nested: { M: { x: { N: '10' } } }, fresh: { S: 'hello' } },
    });
    expect(updated('SET li[9] = :s, li[7] = :n, li[0] = :a REMOVE li[1], li[2]').li).toEqual({
      L: [{ S: 'a' }, { N: '10' }, { S: 'hello' }],
    });
    expect(updated('REMOVE li[5], gone').li).toEqual(item['li']);
    expect(updated('ADD ma.tally :n').ma).toHaveProperty('M.tally', { N: '10' });
    expect(item).toEqual(before);
  });

  it.each([
    ['SET a = :n, a = :s', 'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]'],
    ['SET ma.x = :n REMOVE ma', 'path one: [ma, x], path two: [ma]'],
    ['SET ma.x = :n, ma[0] = :s', 'Two document paths conflict with each other'],
    ['SET a = :s + :n', 'Incorrect operand type for operator or function; operator or function: +, operand type: S'],
    ['SET a = list_append(li, :n)', 'operator or function: list_append, operand type: N'],
    ['DELETE ss :n', 'operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND'],
    ['SET s.x = :n', 'The document path provided in the update expression is invalid for update'],
    ['SET gone[0] = :n', 'The document path provided in the update expression is invalid for update'],
    ['SET a = list_append(n, :list)', 'An operand in the update expression has an incorrect data type'],
  ])('%s is refused', (text, message) => {
    expect(() => updated(text)).toThrow(message);
  });
});

it('projections keep the structure', () => {
  expect(project(item, [['ma', 'nested', 'x'], ['li', 2, 'deep'], ['li', 0], ['gone'], ['n', 'x']])).toEqual({
    ma: { M: { nested: { M: { x: { S: 'y' } } } } },
    li: { L: [{ N: '1' }, { M: { deep: { N: '5' } } }] },
  });
});

describe('names and values', () => {
  const read = (request: Record<string, unknown>) => () =>
    readExpressions(request, ['UpdateExpression', 'ConditionExpression']);

  it.each([
    [{ ExpressionAttributeNames: { '#a': 'a' } }, 'ExpressionAttributeNames can only be specified when using expressions'],
    [
      { ExpressionAttributeValues: { ':a': { S: 'a' } } },
      'ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null',
    ],
    [
      { UpdateExpression: 'REMOVE a', ExpressionAttributeNames: { '#a': 'a', '#b': 'b' } },
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}',
    ],
    [
      { UpdateExpression: 'REMOVE a', ExpressionAttributeValues: { ':a': { S: 'a' } } },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}',
    ],
    [{ UpdateExpression: 'REMOVE a', ExpressionAttributeValues: {} }, 'ExpressionAttributeValues must not be empty'],
    [
      { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { a: { S: 'a' } } },
      'ExpressionAttributeValues contains invalid key: Syntax error; key: "a"',
    ],
    [
      { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': { SS: [] } } },
      'ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :a',
    ],
    [{ UpdateExpression: 'REMOVE count' }, 'Invalid UpdateExpression: Attribute name is a reserved keyword'],
    [{ ConditionExpression: '' }, 'Invalid ConditionExpression: The expression can not be empty;'],
  ])('%j is refused', (request, message) => {
    expect(read(request)).toThrow(message);
  });

  it('are bound anew though the parsed expression is kept', () => {
    const request = (name: string) => ({ UpdateExpression: 'REMOVE #n', ExpressionAttributeNames: { '#n': name } });
    const paths = ['one', 'two'].map((name) => readExpressions(request(name), ['UpdateExpression']).update?.paths);
    expect(paths).toEqual([[['one']], [['two']]]);
  });
});
