import { gzipSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { readInputs } from './import';
import { isTableExport, scanElements } from './table-export';

const ITEM = '{"Item":{"key":{"S":"a"}}}';

it('a table is told by its first lines, also where the first is broken', () => {
  expect([ITEM, ` { "Item" : {\n`, `{"Item":{"key":\n\n${ITEM}\n`, '{"Items":[{"key":{"S":"a"}}],"Count":1}', '{\n  "Items": [],\n  "Count": 0'].map(isTableExport)).toEqual([true, true, true, true, true]);
  const events = [
    '{"p_log_type":"A"}\n{"Item":{"name":"x"}}\n',
    '{"Items":[{"name":"x"}]}',
    '{"Items":[1]}',
    '{"Items":[]}',
    `${'{"a":1}\n'.repeat(50)}${ITEM}\n`,
    '{"Items":[{"name":"x"},{"name":{"first":"y"}}]}',
    '',
  ];
  expect(events.filter(isTableExport)).toEqual([]);
});

it('elements of a scan are told apart, however they are laid out, also behind one that ends early', () => {
  expect([...scanElements('{"Items": [ {"a": "],{\\""} ,\n[1,\n2], 7 ], "Count": 3}')]).toEqual([
    { text: '{"a": "],{\\""}', line: 1 },
    { text: '[1,\n2]', line: 2 },
    { text: '7', line: 3 },
  ]);
  expect([...scanElements('{"Items": [{"a": 1}, {"b"')]).toEqual([{ text: '{"a": 1}', line: 1 }, { text: '{"b"', line: 1 }]);
});

it('an element of a scan that is broken ends where the next item begins', () => {
  const item = (key: string): string => `{"key": {"S": "${key}"}, "l": {"L": [{"M": {"x": {"S": ", {"}}}, {"S": "y"}]}}`;
  const broken = [
    item('b').slice(0, -1),
    item('b').slice(0, -6),
    item('b').replace('"b"', '"b'),
    item('b').replace('"b"}', '"b"'),
    item('b').replace('"b"}', '"b"]'),
    `${item('b')}}`,
    `${item('b')}]`,
    '{"key" {"S": "b"}}',
    '"',
  ];
  for (const one of broken) {
    for (const gap of [', ', ',\n    ']) {
      const text = `{"Items": [${[item('a'), one, item('c'), item('d')].join(gap)}], "Count": 4}`;
      const found = [...scanElements(text)].map((element) => element.text);
      expect([found[0], ...found.slice(-2)]).toEqual([item('a'), item('c'), item('d')]);
      expect(isTableExport(text)).toBe(true);
      if (one.startsWith('{')) expect(isTableExport(`{"Items": [${[one, item('c')].join(gap)}]`)).toBe(true);
    }
  }
});

it('what an export to S3 writes, packed and in several files, is tables', async () => {
  const blob = (text: string): Blob => new Blob([gzipSync(strToU8(text)).slice()]);
  const { tables, files, errors } = await readInputs([
    { name: 'data/first.json.gz', blob: blob(`${ITEM}\n`) },
    { name: 'data/second.json.gz', blob: blob('{"Item":{"key":{"S":"b"}}}\n') },
  ]);
  expect(tables.map(({ text }) => text)).toEqual([`${ITEM}\n`, '{"Item":{"key":{"S":"b"}}}\n']);
  expect([files, errors]).toEqual([[], 0]);
});
