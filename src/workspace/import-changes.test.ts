import { expect, test } from 'vitest';
import { importChanges, type ReadTree } from './import-changes';
import type { WorkspaceFile } from './workspace-types';

const files = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => ({ path, text }));
const INTO = { name: 'w', disabledPaths: [], files: files({ 'rules/a.py': '1', 'rules/b.py': '1', 'rules/c.py': '1', 'events/e.jsonl': '', 'wheels/x-1/x.py': '' }) };
const tree = (read: WorkspaceFile[], leftOut: string[] = []): ReadTree => ({ files: read, problems: [], errors: 0, split: [], isTree: true, leftOut, isWhole: true });

test('an import is compared with what is there', () => {
  const incoming = files({ 'rules/a.py': '1', 'rules/b.py': '2', 'rules/d.py': '1' });
  const { changes, same } = importChanges([tree(incoming)], INTO, false);
  expect(changes.map(({ path, kind, before, after }) => [path, kind, before, after])).toEqual([
    ['rules/b.py', 'changed', '1', '2'],
    ['rules/d.py', 'added', null, '1'],
    ['rules/c.py', 'missing', '1', null],
  ]);
  expect(same).toBe(1);
  expect(importChanges([{ ...tree(incoming), isTree: false }], INTO, false).changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
});

test('what could not be read is not missing, and of part of a tree nobody knows what is', () => {
  const missing = (read: ReadTree): string[] => importChanges([read], INTO, false).changes.flatMap(({ kind, path }) => (kind === 'missing' ? [path] : []));
  expect(missing(tree(files({ 'rules/a.py': '1' }), ['my repo/rules/B.py', 'rules/c.py.gz']))).toEqual([]);
  expect(missing({ ...tree(files({ 'rules/a.py': '1' })), isWhole: false })).toEqual([]);
});

test('what is shown is what comes of it: the first of two files with one path, and no path that is refused', () => {
  const twice = [...files({ 'rules/a.py': '2' }), ...files({ 'rules/a.py': '3', 'rules/B.py': '1' })];
  const { changes, errors } = importChanges([tree(twice)], INTO, false);
  expect(changes.filter(({ kind }) => kind !== 'missing').map(({ path, after }) => [path, after])).toEqual([['rules/a.py', '2']]);
  expect(errors).toBe(2);
  expect(importChanges([tree(twice)], INTO, true).changes.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['changed rules/a.py', 'added rules/B.py', 'missing rules/b.py', 'missing rules/c.py']);
});
