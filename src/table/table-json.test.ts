import { expect, it } from 'vitest';
import { Table } from './table';
import { readExportLines, toExportLines } from './table-json';

it('writes items and names in order, one item a line', () => {
  const { contents } = new Table([
    { key: { S: 'b' }, n: { N: '1' }, a: { M: { y: { BOOL: true }, x: { L: [{ NULL: true }] } } } },
    { key: { S: 'a' } },
  ]);
  expect(toExportLines(contents)).toBe(
    '{"Item":{"key":{"S":"a"}}}\n' +
      '{"Item":{"a":{"M":{"x":{"L":[{"NULL":true}]},"y":{"BOOL":true}}},"key":{"S":"b"},"n":{"N":"1"}}}\n',
  );
  expect(toExportLines(new Table([]).contents)).toBe('');
});

it('reads what it wrote', () => {
  const text = toExportLines(new Table([{ key: { S: 'a' }, s: { SS: ['x', 'y'] } }, { key: { S: 'b' } }]).contents);
  const { items, problems } = readExportLines(text);
  expect(problems).toEqual([]);
  expect(toExportLines(new Table(items).contents)).toBe(text);
});

it('reports lines that are no items, and goes on', () => {
  const { items, problems } = readExportLines(
    [
      '{"Item":{"key":{"S":"a"},"n":{"N":"1"}}}\r',
      '',
      '{"Item":',
      '{"key":{"S":"a"}}',
      '{"Item":{"n":{"N":"1"}}}',
      '{"Item":{"key":{"S":"b"},"n":{"N":1}}}',
      '{"Item":{"key":{"S":"a"},"n":{"N":"2.0"}}}',
      '[]',
    ].join('\n'),
  );
  expect(items).toEqual([{ key: { S: 'a' }, n: { N: '2' } }]);
  expect(problems.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 8]);
  expect(problems[0]?.message).toBe('The key comes again in line 7; that line counts.');
  expect(problems[3]?.message).toContain('Missing the key key');
});
