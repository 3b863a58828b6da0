import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBuildList } from './build-list.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'recall-build-'));
  mkdirSync(path.join(root, 'assets'));
  writeFileSync(path.join(root, 'index.html'), '<meta name="recall-build" content="" />');
  writeFileSync(path.join(root, 'sw.js'), 'code();\n');
  writeFileSync(path.join(root, 'assets', 'a.js'), 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (name) => readFileSync(path.join(root, name), 'utf8');
const readList = () => JSON.parse(/^self\.recallBuild = (.*);\n/.exec(read('sw.js'))[1]);

test('the list has every file but the service worker, with the hash of what is served', () => {
  const id = writeBuildList(root);
  const { id: listed, files } = readList();
  expect([listed, Object.keys(files)]).toEqual([id, ['assets/a.js', 'index.html']]);
  for (const [name, hash] of Object.entries(files)) expect(createHash('sha256').update(read(name)).digest('base64')).toBe(hash);
  expect(read('index.html')).toContain(`content="${id}"`);
});

test('the ID is that of the content: the same again, another after any change, the first again when it is taken back', () => {
  const first = writeBuildList(root);
  expect(writeBuildList(root)).toBe(first);
  writeFileSync(path.join(root, 'assets', 'a.js'), 'two');
  expect(writeBuildList(root)).not.toBe(first);
  writeFileSync(path.join(root, 'assets', 'a.js'), 'one');
  expect(writeBuildList(root)).toBe(first);
  expect(read('sw.js').split('\n').slice(1)).toEqual(['code();', '']);
});

test('a page that could not know its build is refused', () => {
  writeFileSync(path.join(root, 'index.html'), '<p>');
  expect(() => writeBuildList(root)).toThrow('recall-build');
});
