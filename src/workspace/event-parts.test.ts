import { describe, expect, it } from 'vitest';
import { beginsAsLines, PART_BYTES, PART_LINES, partPath, partsWith, readParts, splitEvents } from './event-parts';
import { readInputs } from './import';

const line = (index: number): string => `{"n":${index},"text":"${'é'.repeat(400)}"}\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, index) => line(index)).join('');

async function partsOf(blob: Blob): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of readParts(blob)) parts.push('text' in part ? part.text : part.reason);
  return parts;
}

describe('splitEvents', () => {
  it('leaves small files whole', () => {
    for (const text of ['', '{}', '{}\n\n// x\n']) expect(splitEvents(text)).toEqual([text]);
  });

  it('cuts large ones behind line ends', () => {
    for (const text of ['{}\n'.repeat(PART_LINES * 2 + 7), lines(45_000), `${'x'.repeat(PART_BYTES + 10)}\n{}`, '\n'.repeat(PART_LINES)]) {
      const parts = splitEvents(text);
      expect(parts.join('') === text).toBe(true);
      for (const part of parts) {
        expect(part.split('\n').length - 1).toBeLessThanOrEqual(PART_LINES);
        expect(part.length <= PART_BYTES || part.indexOf('\n') === part.length - 1).toBe(true);
      }
      for (const part of parts.slice(0, -1)) expect(part.endsWith('\n')).toBe(true);
    }
  });
});

describe('readParts', () => {
  it('gives a large file piece by piece, no line or character cut in two', async () => {
    const text = `${lines(25_000)}{"last":"without line end"}`;
    const parts = await partsOf(new Blob([text]));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('') === text).toBe(true);
    expect(parts.slice(0, -1).every((part) => part.endsWith('\n'))).toBe(true);
  });

  it('gives a line that is longer than a part whole', async () => {
    const text = `{}\n${'x'.repeat(PART_BYTES * 3)}\n{}`;
    expect((await partsOf(new Blob([text]))).join('') === text).toBe(true);
  });
});

describe('beginsAsLines', () => {
  it.each([
    ['{"a":1}\n{"a":2}', true],
    ['\n// note\n{"a":1}\n', true],
    ['[{"a":1},\n{"a":2}]', false],
    ['{\n"a": 1}', false],
    ['{"Records": []}\n', false],
    ['{"Item": {}}\n', false],
    ['', false],
    ['{"a":\n{"a":2}\n', true],
    ['broken\n{"a":2}\n', true],
    ['{"Records": [\n{"a":2}\n]}', false],
    ['[\n{"a":2}\n]', false],
    [`${'broken\n'.repeat(20)}{"a":2}`, false],
  ])('%j: %s', async (text, is) => {
    expect(await beginsAsLines(new Blob([text]))).toBe(is);
  });
});

it('an import of a large file makes files of it that run in order, and says so', async () => {
  const text = lines(25_000);
  const { files, problems, notes } = await readInputs([{ name: 'big.jsonl', blob: new Blob([text]) }]);
  expect(problems).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual([...files.keys()].map((index) => partPath('events/big.jsonl', index)));
  expect(files.map((file) => file.text).join('') === text).toBe(true);
  expect(notes).toEqual([`big.jsonl is large, so it became ${files.length} files: an edit stays quick.`]);
});

it('an import of a large file of many short lines says once that it became several', async () => {
  const { files, notes } = await readInputs([{ name: 'flow.jsonl', blob: new Blob([`{"n":"${'x'.repeat(80)}"}\n`.repeat(PART_LINES * 2)]) }]);
  expect(files.map(({ path }) => path)).toEqual([...files.keys()].map((index) => partPath('events/flow.jsonl', index)));
  expect(notes).toEqual([`flow.jsonl is large, so it became ${files.length} files: an edit stays quick.`]);
});

it('names the line of a large file that is no text, not that of its part', async () => {
  const good = lines(12_000);
  const { problems, files } = await readInputs([{ name: 'big.jsonl', blob: new Blob([good, Uint8Array.of(0xff, 0x0a), '{}\n']) }]);
  expect(problems.map(({ line, message }) => [line, message.includes('line 12,001 cannot')])).toEqual([[12_001, true]]);
  expect(files).toHaveLength(1);
});

it('an import of many short lines makes files of it too', async () => {
  const { files, notes } = await readInputs([{ name: 'short.json', blob: new Blob([`[${'{},'.repeat(120_000)}{}]`]) }]);
  expect(files.map(({ path, text }) => [path, text.length])).toEqual([
    ['events/short-001.jsonl', 150_000],
    ['events/short-002.jsonl', 150_000],
    ['events/short-003.jsonl', 60_003],
  ]);
  expect(notes).toHaveLength(1);
});

it('parts of a file are found together, in order of their numbers; files with a number or a date in their names are alone', () => {
  const full = '{}\n'.repeat(PART_LINES);
  const path = (number: number): string => partPath('events/a.jsonl', number);
  const many = Array.from({ length: 1_001 }, (_, number) => path(number));
  const texts = new Map([...many.map((part): [string, string] => [part, full]), ...['login-20240101', 'login-20240102', 'b-001', 'b-002'].map((name): [string, string] => [`events/${name}.jsonl`, '{}\n'])]);
  expect(partsWith([path(5), 'events/login-20240101.jsonl', path(1_000), 'events/b-002.jsonl'], texts)).toEqual([many, ['events/login-20240101.jsonl'], ['events/b-002.jsonl']]);
  texts.delete(path(3));
  expect(partsWith([path(5)], texts)).toEqual([[path(5)]]);
});
