import { expect, test } from 'vitest';
import { droppedFiles } from './dropped-files';

/** null: cannot be read. */
type Tree = { [name: string]: string | null | Tree };
const fail = (_take: unknown, refuse: (error: Error) => void): void => refuse(new Error('gone'));

/** What a browser gives for something that was dropped; folders tell two entries at a time. */
function entry(name: string, content: string | null | Tree, parent = ''): object {
  const fullPath = `${parent}/${name}`;
  if (content === null) return { name, fullPath, isDirectory: !name.includes('.'), file: fail, createReader: () => ({ readEntries: fail }) };
  if (typeof content === 'string') return { name, fullPath, isDirectory: false, file: (take: (file: File) => void) => take(new File([content], name)) };
  const left = Object.entries(content).map(([child, below]) => entry(child, below, fullPath));
  return { name, fullPath, isDirectory: true, createReader: () => ({ readEntries: (take: (entries: object[]) => void) => take(left.splice(0, 2)) }) };
}
/** A drop has lists of its own kinds; what is used of them is that they can be gone through. */
function drop(tree: Tree): Parameters<typeof droppedFiles>[0] {
  const items = Object.entries(tree).map(([name, content]) => ({ kind: 'file', webkitGetAsEntry: () => entry(name, content) }));
  const files = Object.keys(tree).map((name) => new File([''], name));
  return { items, files } as unknown as Parameters<typeof droppedFiles>[0];
}
const names = (files: readonly File[]): string[] => files.map((file) => file.webkitRelativePath || file.name);

test('a folder that is dropped gives its files with their paths, without what tools leave', async () => {
  const repo = { rules: { 'a.py': '1', 'b.py': '2', 'c d é.py': '3' }, '.git': { HEAD: '' }, node_modules: { 'x.js': '' }, '.github': { 'ci.yml': '' } };
  const { files, unread } = await droppedFiles(drop({ repo, 'single.py': '4' }));
  expect(names(files)).toEqual(['repo/rules/a.py', 'repo/rules/b.py', 'repo/rules/c d é.py', 'repo/.github/ci.yml', 'single.py']);
  expect(unread).toEqual([]);
  expect(await Promise.all(files.slice(0, 3).map((file) => file.text()))).toEqual(['1', '2', '3']);
});

test('files alone come as they are', async () => {
  expect(names((await droppedFiles(drop({ 'a.py': '', 'b.zip': '' }))).files)).toEqual(['a.py', 'b.zip']);
});

test('what cannot be read is told by name', async () => {
  let deep: Tree = { 'x.py': '' };
  for (let depth = 0; depth < 41; depth++) deep = { d: deep };
  const { files, unread } = await droppedFiles(drop({ repo: { 'a.py': '1', 'b.py': null, locked: null }, deep }));
  expect(names(files)).toEqual(['repo/a.py']);
  expect(unread.map(({ path, message }) => `${path.slice(0, 11)}: ${message}`)).toEqual([
    'repo/b.py: The file cannot be read, so it was left out.',
    'repo/locked: The folder cannot be read to its end; some of its files were left out.',
    'deep/d/d/d/: It is in more than 40 folders, so it was left out.',
  ]);
});
