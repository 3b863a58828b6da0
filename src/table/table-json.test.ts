import { expect, it } from 'vitest';
import { Table } from './table';
import { readExport, toExportLines } from './table-json';

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
  const { items, problems } = readExport(text);
  expect(problems).toEqual([]);
  expect(toExportLines(new Table(items).contents)).toBe(text);
});

it('reports lines that are no items, and goes on', () => {
  const { items, problems, repeats } = readExport(
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
  expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 8]);
  expect(repeats).toEqual([{ line: 1, message: 'The key comes again in line 7; that line counts.' }]);
  expect(problems[2]?.message).toContain('Missing the key key');
});

it('reads what `aws dynamodb scan` prints, and names the line of an element that is no item', () => {
  const text = JSON.stringify({ Items: [{ key: { S: 'a, ]"' }, n: { N: '1' } }, { n: { N: '2' } }, { key: { S: 'b' }, s: { L: [{ S: '}' }] } }, 7], Count: 4, ScannedCount: 4 }, null, 4);
  const { items, problems } = readExport(text);
  expect(items).toEqual([{ key: { S: 'a, ]"' }, n: { N: '1' } }, { key: { S: 'b' }, s: { L: [{ S: '}' }] } }]);
  expect(problems).toEqual([
    { line: 11, message: expect.stringContaining('Missing the key key') },
    { line: 28, message: expect.stringContaining('is no object') },
  ]);
  expect(readExport('{"Items": [], "Count": 0, "ScannedCount": 0}')).toEqual({ items: [], problems: [], repeats: [], doubled: [] });
});

it('reads the whole items of a scan that is broken or cut off, and says where the fault is', () => {
  const whole = JSON.stringify({ Items: ['a', 'b', 'c'].map((key) => ({ key: { S: key }, n: { N: '1' } })) }, null, 2);
  const keys = (text: string): string[] => readExport(text).items.map(({ key }) => (key && 'S' in key ? key.S : ''));
  const broken = whole.replace('"b"', '"b');
  expect(keys(broken)).toEqual(['a', 'c']);
  expect(readExport(broken).problems).toEqual([{ line: 11, message: expect.stringMatching(/^This is not valid JSON, at line 13, character 14: /) }]);
  const cut = whole.slice(0, whole.indexOf('"c"'));
  expect(keys(cut)).toEqual(['a', 'b']);
  expect(readExport(cut).problems).toEqual([{ line: 19, message: expect.stringContaining('the text ends') }]);
});

it('warns of a name that stands twice in an item', () => {
  const { items, doubled, problems } = readExport('{"Item":{"key":{"S":"a"},"n":{"N":"1"},"n":{"N":"2"}}}\n{"Item":{"key":{"S":"b"},"m":{"M":{"n":{"N":"1"}}},"n":{"N":"1"}}}');
  expect(items).toMatchObject([{ n: { N: '2' } }, {}]);
  expect([doubled, problems]).toEqual([[{ line: 1, message: 'The name "n" stands twice in the same object; the last one counts.' }], []]);
});

it('says where in an item a fault is', () => {
  const message = (item: string): string | undefined => readExport(`{"Item":${item}}`).problems[0]?.message;
  expect(message('{"key":{"S":"a"},"profile":{"M":{"tags":{"L":[{"S":"x"},{"N":"y"}]}}}}')).toBe('profile.tags[1]: "y" is no decimal number, such as 12 or -0.5.');
  expect(message('{"key":{"S":"a"},"s":{"S":"\\ud800"}}')).toContain('s: Character 1 is half of a surrogate pair');
  expect(message('{"key":{"S":"\\ud83d\\ude00"}}')).toBeUndefined();
  expect(message(`{"key":{"S":"a"},"n":{"SS":[${'"long member", '.repeat(100)}"x"]}}`)?.length).toBeLessThan(320);
});
