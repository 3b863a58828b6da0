import { expect, it } from 'vitest';
import { addToWorkspace } from './add-to-workspace';
import { PART_LINES } from './event-parts';

/** As many lines as a part of a large file has. */
const FULL = '{}\n'.repeat(PART_LINES);

/** Imports paths into a workspace that has others with the text `old`; `split`: names of files that came in parts. */
function add(before: readonly string[], paths: readonly string[], split: readonly string[] = [], old = FULL) {
  const fileOf = (text: string) => (path: string) => ({ path, text });
  const into = { name: 'w', files: before.map(fileOf(old)), disabledPaths: [] };
  const { workspace, removed } = addToWorkspace({ files: paths.map(fileOf('new')), problems: [], errors: 0, split: [...split] }, into);
  return { paths: workspace.files.map(({ path }) => path).sort(), removed };
}

const parts = (...numbers: number[]): string[] => numbers.map((number) => `events/big-00${number}.jsonl`);

it('of an events file that had more parts, no old part stays', () => {
  expect(add(['events/other-003.jsonl', ...parts(1, 2, 3, 4)], parts(1, 2), ['big.jsonl.gz'])).toEqual({ paths: [...parts(1, 2), 'events/other-003.jsonl'], removed: parts(3, 4) });
  expect(add(parts(1, 2), ['events/big.jsonl'])).toEqual({ paths: ['events/big.jsonl'], removed: parts(1, 2) });
  expect(add(['events/big.jsonl'], parts(1, 2), ['big.jsonl'])).toEqual({ paths: parts(1, 2), removed: ['events/big.jsonl'] });
});

it('files that only have a number in their name stay', () => {
  expect(add(parts(1, 2, 3), parts(1)).removed).toEqual([]);
  expect(add(parts(1, 2, 3), parts(1, 2)).removed).toEqual([]);
  expect(add(parts(1), ['events/big.jsonl']).removed).toEqual([]);
  expect(add(['events/log-2025.jsonl', 'events/log-2026.jsonl'], ['events/log.jsonl']).removed).toEqual([]);
  expect(add([...parts(1, 2), 'events/big.jsonl'], ['events/big.jsonl']).removed).toEqual([]);
  // Small ones are no parts, whoever numbered them.
  expect(add(parts(1, 2), ['events/big.jsonl'], [], '{}\n').removed).toEqual([]);
  expect(add(parts(1, 2, 3), parts(1, 2), ['big.jsonl'], '{}\n').removed).toEqual([]);
});
