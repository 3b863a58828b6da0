import { expect, test } from 'vitest';
import { withImported } from './imported-texts';
import { importChanges, isOfItsOwn, withoutKept, type ReadTree } from './import-changes';
import type { WorkspaceFile } from './workspace-types';

const files = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => ({ path, text }));
const INTO = { name: 'w', disabledPaths: [], files: files({ 'rules/a.py': '1', 'rules/b.py': '1', 'rules/c.py': '1', 'events/e.jsonl': '', 'wheels/x-1/x.py': '' }) };
const tree = (read: WorkspaceFile[], leftOut: string[] = []): ReadTree => ({ files: read, problems: [], errors: 0, split: [], isTree: true, leftOut, isWhole: true });

test('an import is compared with what is there', () => {
  const incoming = files({ 'rules/a.py': '1', 'rules/b.py': '2', 'rules/d.py': '1' });
  const { changes, same } = importChanges([tree(incoming)], INTO);
  expect(changes.map(({ path, kind, before, after }) => [path, kind, before, after])).toEqual([
    ['rules/b.py', 'changed', '1', '2'],
    ['rules/d.py', 'added', null, '1'],
    ['rules/c.py', 'missing', '1', null],
  ]);
  expect(same).toBe(1);
  expect(importChanges([{ ...tree(incoming), isTree: false }], INTO).changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
});

test('of what is replaced or missing it is told whether it was edited here', () => {
  const imported = withImported(undefined, files({ 'rules/a.py': '0', 'rules/c.py': '1' }));
  const { changes } = importChanges([tree(files({ 'rules/a.py': '2', 'rules/b.py': '2', 'rules/d.py': '' }))], { ...INTO, imported });
  expect(changes.map(({ path, origin }) => [path, origin])).toEqual([['rules/a.py', 'edited'], ['rules/b.py', 'unknown'], ['rules/d.py', null], ['rules/c.py', 'imported']]);
});

test('more than twenty files, most of them new, are rather a workspace of their own, but not where there is nothing yet', () => {
  const many = (count: number): WorkspaceFile[] => Array.from({ length: count }, (_, index) => ({ path: `rules/${index}.py`, text: '' }));
  const isOwn = (count: number, present: WorkspaceFile[]): boolean => {
    const into = { ...INTO, files: present };
    return isOfItsOwn(importChanges([tree(many(count))], into), into);
  };
  expect([isOwn(20, INTO.files), isOwn(21, INTO.files), isOwn(21, []), isOwn(21, many(10)), isOwn(21, many(11))]).toEqual([false, true, false, true, false]);
});

test('files that are kept are left out of an import', () => {
  expect(withoutKept([tree(files({ 'rules/a.py': '', 'rules/b.py': '' }))], new Set(['rules/a.py'])).map((one) => one.files.map(({ path }) => path))).toEqual([['rules/b.py']]);
});

test('what could not be read is not missing, and of part of a tree nobody knows what is', () => {
  const missing = (read: ReadTree): string[] => importChanges([read], INTO).changes.flatMap(({ kind, path }) => (kind === 'missing' ? [path] : []));
  expect(missing(tree(files({ 'rules/a.py': '1' }), ['my repo/rules/B.py', 'rules/c.py.gz']))).toEqual([]);
  expect(missing({ ...tree(files({ 'rules/a.py': '1' })), isWhole: false })).toEqual([]);
});

test('what is shown is what comes of it: the first of two files with one path, and no path that is refused', () => {
  const twice = [...files({ 'rules/a.py': '2' }), ...files({ 'rules/a.py': '3', 'rules/B.py': '1' })];
  const { changes, errors } = importChanges([tree(twice)], INTO);
  expect(changes.filter(({ kind }) => kind !== 'missing').map(({ path, after }) => [path, after])).toEqual([['rules/a.py', '2']]);
  expect(errors).toBe(2);
  expect(importChanges([tree(twice)], INTO, new Set(['rules/b.py', 'rules/c.py'])).changes.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['changed rules/a.py', 'added rules/B.py', 'missing rules/b.py', 'missing rules/c.py']);
});
