import { gzipSync, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportZip } from './export';
import { addToWorkspace, countPython } from './add-to-workspace';
import type { ImportResult } from './add-to-workspace';
import { readInputs } from './import';
import type { ImportFile } from './import-reading';
import { MAX_FILE_BYTES, MAX_FILES } from './import-limits';
import { readWorkspace } from './read-workspace';
import { startingWorkspace } from './starting/starting-workspace';
import type { RawFile } from './unpack';
import type { Workspace } from './workspace-types';

const EMPTY: Workspace = { name: 'w', files: [], disabledPaths: [] };

async function importFiles(inputs: readonly RawFile[], into: Workspace): Promise<ImportResult> {
  return addToWorkspace(await readInputs(inputs.map(blobOf)), into);
}
function blobOf({ name, bytes }: RawFile): ImportFile {
  return { name, blob: new Blob([bytes.slice()]) };
}

/** Imports names with texts or bytes; a nested record is a zip. */
async function load(inputs: Record<string, string | Uint8Array | Record<string, string | Uint8Array>>, into: Workspace = EMPTY) {
  const raw = Object.entries(inputs).map(([name, content]) => {
    if (typeof content === 'string') return { name, bytes: strToU8(content) };
    return { name, bytes: content instanceof Uint8Array ? content : zip(content) };
  });
  const { workspace, imported, problems } = await importFiles(raw, into);
  return { files: Object.fromEntries(workspace.files.map((file) => [file.path, file.text])), imported, problems: problems.map((problem) => `${problem.path}: ${problem.message}`) };
}
function zip(entries: Record<string, string | Uint8Array>, level: 0 | 6 = 0): Uint8Array {
  const files = Object.entries(entries).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const);
  return zipSync(Object.fromEntries(files), { level });
}
/** The zip with another unpacked size in its directory for the entry of that size. */
function withDeclaredSize(bytes: Uint8Array, size: number, declared: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 46; at++) {
    const isDirectoryEntry = view.getUint32(at, true) === 0x02014b50;
    if (isDirectoryEntry && view.getUint32(at + 24, true) === size) view.setUint32(at + 24, declared, true);
  }
  return bytes;
}
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  [...text].forEach((_, index) => view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian));
  return bytes;
}

describe('importFiles', () => {
  it('puts single files where they belong', async () => {
    const loaded = await load({
      'a.py': 'x = 1',
      'h.yml': 'AnalysisType: global\nGlobalID: h\nFilename: helper.py\n',
      'helper.py': 'y = 1',
      'p.yaml': 'AnalysisType: policy\nPolicyID: P\nFilename: a2.py\n',
      'rules/deep/b.py': '',
      'one.json': '[{"a": 1}]',
      'two.ndjson': '{"a":\n2}',
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded.imported).toBe(7);
    expect(Object.keys(loaded.files)).toEqual(['rules/deep/b.py', 'rules/a.py', 'global_helpers/h.yml', 'global_helpers/helper.py', 'policies/p.yaml', 'events/one.jsonl', 'events/two.jsonl']);
    expect(loaded.files['events/one.jsonl']).toBe('{"a": 1}\n');
    expect(loaded.files['events/two.jsonl']).toBe('{"a":2}\n');
  });

  it('unpacks gzip, also in parts and in a zip', async () => {
    const parts = new Uint8Array([...gzipSync(strToU8('{"a":1}\n')), ...gzipSync(strToU8('{"a":2}\n'))]);
    const loaded = await load({ 'a.py.gz': gzipSync(strToU8('x')), 'e.jsonl.gz': parts, 'w.zip.gz': gzipSync(zip({ 'rules/b.py': 'y' })), 'logs.zip': { 'logs/1.json.gz': gzipSync(strToU8('{"Records":[{"b":1}]}')) } });
    expect(loaded).toEqual({
      files: { 'rules/b.py': 'y', 'events/1.jsonl': '{"b":1}\n', 'rules/a.py': 'x', 'events/e.jsonl': '{"a":1}\n{"a":2}\n' },
      imported: 4,
      problems: [],
    });
  });

  it('takes off the one folder around a tree, but none of its own', async () => {
    expect(Object.keys((await load({ 'w.zip': { 'repo-main/rules/a.py': '', 'repo-main/README.md': 'x' } })).files)).toEqual(['rules/a.py', 'README.md']);
    expect(Object.keys((await load({ 'w.zip': { 'rules/a.py': '', 'rules/b.py': '' } })).files)).toEqual(['rules/a.py', 'rules/b.py']);
    expect(Object.keys((await load({ 'w.zip': { 'rules/a.py': '', 'other/b.py': '' } })).files)).toEqual(['rules/a.py', 'other/b.py']);
  });

  it('replaces files of the same path and keeps the others', async () => {
    const into: Workspace = { name: 'w', files: [{ path: 'rules/a.py', text: 'old' }, { path: 'rules/b.py', text: 'b' }], disabledPaths: ['rules/b.py'] };
    expect(await load({ 'a.py': 'new' }, into)).toMatchObject({ files: { 'rules/a.py': 'new', 'rules/b.py': 'b' }, imported: 1 });
    expect((await importFiles([], into)).workspace).toEqual(into);
  });

  it('keeps events files as they are, also with lines that cannot be read', async () => {
    const text = '{"a":1}\r\n\r\n// {"b": 2}\nbroken\n';
    const loaded = await load({ 'w.zip': { 'events/e.jsonl': text, 'events/clean.jsonl': '// note\n{"a":1}', 'rules/x.py': '' } });
    expect(loaded.files['events/e.jsonl']).toBe(text);
    expect(loaded.files['events/clean.jsonl']).toBe('// note\n{"a":1}');
    expect(loaded.problems).toEqual(['events/e.jsonl: No event can be read here: broken is no JSON value.']);
  });

  it('keeps JSON of a tree that is not under events/, and finds exported tables', async () => {
    const table = '{"Item":{"key":{"S":"a"}}}\n';
    const tree = {
      'a/b/package.json': '{"name":"x"}',
      'a/b/lookup_tables/t.json': '{"a":1}',
      'a/b/rules/r.py': '',
      'a/b/events/deep/e.json': '[{"a":1}]',
      'a/b/events/item.jsonl': '{"Item":{"key":"an event"}}\n',
      'a/b/table.jsonl': table,
    };
    expect(await load({ 'w.zip': tree })).toMatchObject({
      files: { 'package.json': '{"name":"x"}', 'lookup_tables/t.json': '{"a":1}', 'rules/r.py': '', 'events/deep/e.jsonl': '{"a":1}\n', 'events/item.jsonl': '{"Item":{"key":"an event"}}\n' },
      imported: 5,
      problems: [],
    });
    const read = await readInputs([{ name: 'w.zip', bytes: zip(tree) }, { name: 'table.json.gz', bytes: gzipSync(strToU8(table)) }].map(blobOf));
    expect(read.tables).toEqual([{ name: 'table.jsonl', text: table }, { name: 'table.json', text: table }]);
    expect(countPython(read)).toBe(1);
  });

  it('gives no converted file the path of an events file of the same import', async () => {
    const loaded = await load({ 'x.json': '{"a":1}', 'w.zip': { 'events/x.jsonl': '{"a":2}', 'events/y.json': '{"a":3}', 'rules/a.py': '' } });
    expect(loaded.problems).toEqual([]);
    expect(loaded.files).toMatchObject({ 'events/x.jsonl': '{"a":2}', 'events/y.jsonl': '{"a":3}\n', 'events/x_2.jsonl': '{"a":1}\n' });
    expect((await load({ 'x.json': '{"a":1}', 'events/x.jsonl': '{"a":2}' })).files).toEqual({ 'events/x_2.jsonl': '{"a":1}\n', 'events/x.jsonl': '{"a":2}' });
  });

  it('gives events of equal names free names', async () => {
    const loaded = await load({ 'w.zip': { 'a/x.json': '{"a":1}', 'b/x.json': '{"a":2}' } });
    expect(loaded.files).toEqual({ 'events/x.jsonl': '{"a":1}\n', 'events/x_2.jsonl': '{"a":2}\n' });
  });

  it('refuses entries one by one, with a sentence', async () => {
    const loaded = await load({
      'evil.zip': { '../up.py': '', '/abs.py': '', 'rules\\back.py': '', 'rules/ok.py': 'x', 'rules/OK.py': 'y', 'rules/bin.py': new Uint8Array([0, 1, 2]), 'rules/latin.py': new Uint8Array([0x63, 0xe9]), 'events/latin.jsonl': new Uint8Array([0x63, 0xe9]), '.git/config': 'x', '__MACOSX/rules/ok.py': 'x' },
    });
    expect(loaded.files).toEqual({ 'rules/ok.py': 'x', 'rules/bin.py': '\0\u0001\u0002', 'rules/latin.py': 'c\udce9' });
    expect(loaded.problems).toEqual([
      'evil.zip: ../up.py: The path has a part ..; it must name a file below the workspace’s root.',
      'evil.zip: /abs.py: The path is absolute; it must start at the workspace’s root.',
      'evil.zip: rules\\back.py: The path has a backslash; folders are separated by /.',
      'events/latin.jsonl: The file was left out: it is not encoded in UTF-8: line 1 cannot be read. Save it as UTF-8, then import it again.',
      'rules/OK.py: The path differs from rules/ok.py only in upper and lower case, which not every system keeps apart; the file was left out.',
    ]);
    expect((await load({ '../../x.py': '' })).problems).toEqual(['../../x.py: The path has a part ..; it must name a file below the workspace’s root.']);
  });

  it('says what is no archive, no known kind, or empty', async () => {
    const half = gzipSync(strToU8('x'.repeat(5000))).slice(0, 30);
    const loaded = await load({ 'a.zip': 'no zip', 'b.py.gz': 'no gzip', 'c.py.gz': half, 'd.exe': 'x', 'e.json': '[]', 'f.zip': {}, 'g.json': '5' });
    expect(loaded.imported).toBe(0);
    expect(loaded.problems).toEqual([
      'a.zip: The file is no readable zip: it is damaged or incomplete.',
      'b.py.gz: The file is no readable gzip file: it is damaged or incomplete.',
      'c.py.gz: The file is no readable gzip file: it is damaged or incomplete.',
      'd.exe: Files that end in .exe cannot be imported; .py, .yml, .yaml, .json, .jsonl, .ndjson and .zip can, each also as .gz.',
      'f.zip: The zip has no files that can be imported.',
      'e.json: The file has no events.',
      'g.json: 5 is no event: an event is an object in { }.',
    ]);
  });

  it('loads the other entries of a zip when one is damaged', async () => {
    const bytes = zip({ 'rules/a.py': 'good', 'rules/b.py': 'bad '.repeat(100), 'rules/c.py': 'good' }, 6);
    const name = new TextDecoder('latin1').decode(bytes).indexOf('rules/b.py') + 'rules/b.py'.length;
    bytes.fill(0xff, name, name + 4);
    const loaded = await load({ 'w.zip': bytes });
    expect(loaded.files).toEqual({ 'rules/a.py': 'good', 'rules/c.py': 'good' });
    expect(loaded.problems).toEqual(['w.zip: rules/b.py: The entry is damaged and was left out: what it holds is not what its checksum says.']);
  });

  it('stops at the limits', async () => {
    // A gzip file may have several parts: a small one, often enough, unpacks to more than a file may have.
    const part = gzipSync(new Uint8Array(1024 * 1024).fill(0x20));
    const bomb = new Uint8Array(part.length * 51);
    for (let at = 0; at < bomb.length; at += part.length) bomb.set(part, at);
    const big = withDeclaredSize(zip({ 'rules/big.py': 'seven77', 'rules/ok.py': 'x' }), 7, MAX_FILE_BYTES + 1);
    const loaded = await load({ 'bomb.py.gz': bomb, 'w.zip': big });
    expect(loaded.files).toEqual({ 'rules/ok.py': 'x' });
    expect(loaded.problems).toEqual([
      'bomb.py.gz: The file is larger than 50 MB (unpacked), so it was left out. Split it into smaller files, or keep a part of it.',
      'w.zip: rules/big.py: The file is larger than 50 MB (unpacked), so it was left out. Split it into smaller files, or keep a part of it.',
    ]);
    const many = await load({ 'w.zip': Object.fromEntries(Array.from({ length: MAX_FILES + 2 }, (_, index) => [`rules/${index}.md`, ''])) });
    expect(many.imported).toBe(MAX_FILES);
    expect(many.problems).toHaveLength(2);
    expect(many.problems[0]).toContain('more than 20,000 files');
  });

  it('reads UTF-16 and byte order marks', async () => {
    const loaded = await load({ 'a.py': utf16('# é', true), 'b.py': utf16('# é', false), 'c.py': '\ufeff# é', 'd.json': utf16('{"a":"é"}', true) });
    expect(loaded.problems).toEqual([]);
    expect(loaded.files).toEqual({ 'rules/a.py': '# é', 'rules/b.py': '# é', 'rules/c.py': '\ufeff# é', 'events/d.jsonl': '{"a":"é"}\n' });
  });
});

describe('a folder', () => {
  const latin = new Uint8Array([0x23, 0xe9, 0x0a]);
  const files = {
    'My repo: old./rules/a b é.py': '\ufeffdef rule(event):\r\n    return True\n',
    'My repo: old./rules/latin.py': latin,
    'My repo: old./rules/latin.yml': 'AnalysisType: rule\nRuleID: Latin\nFilename: latin.py\nLogTypes: [A]\n',
    'My repo: old./docs/picture.png': new Uint8Array([0x89, 0x50, 0, 0xff]),
    'My repo: old./.github/workflows/test.yml': 'on: push\n',
    'My repo: old./LICENSE': 'free',
    'My repo: old./.git/HEAD': 'ref',
    'My repo: old./rules/__pycache__/a.pyc': new Uint8Array([1]),
    'My repo: old./inner.zip': 'zip',
  };
  it('comes in like a zip of it, and goes out byte for byte, also what cannot be read', async () => {
    const read = await readInputs(Object.entries(files).map(([name, content]) => blobOf({ name, bytes: typeof content === 'string' ? strToU8(content) : content })));
    expect(read.isTree).toBe(true);
    expect(read.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual(['My repo: old./inner.zip: An archive inside a folder is not unpacked; import it by itself.']);
    const { workspace } = addToWorkspace(read, EMPTY);
    const reading = readWorkspace(workspace);
    expect(reading.detections.map(({ id }) => id)).toEqual(['a b é']);
    expect(reading.problems.filter(({ severity }) => severity === 'error').map(({ path, line }) => `${path} ${line}`)).toEqual(['rules/latin.py 1']);
    const out = unzipSync(exportZip(workspace));
    const expected = Object.entries(files).flatMap(([name, content]) => (/\.git\/|pyc|zip/.test(name) ? [] : [[name.slice('My repo: old./'.length), content] as const]));
    expect(Object.keys(out).sort()).toEqual(expected.map(([name]) => name).sort());
    for (const [name, content] of expected) expect(out[name], name).toEqual(typeof content === 'string' ? strToU8(content) : content);
  });

  it('may lie beside single files, and has no way out of itself', async () => {
    const loaded = await load({ '../../x.py': '', './y.py': '', 'repo/rules/a.py': '', 'b.py': '' });
    expect(Object.keys(loaded.files)).toEqual(['rules/a.py', 'rules/b.py']);
    expect(loaded.problems).toHaveLength(2);
  });
});

describe('exportZip', () => {
  it('gives the tree back on import, byte for byte', async () => {
    const workspace = startingWorkspace();
    const { workspace: again, problems, imported } = await importFiles([{ name: 'w.zip', bytes: exportZip(workspace) }], EMPTY);
    expect(problems).toEqual([]);
    expect(imported).toBe(workspace.files.length);
    expect(again.files).toEqual(workspace.files);
    expect(readWorkspace(again)).toEqual(readWorkspace(workspace));
  });
  it('gives equal bytes for equal files', async () => {
    const files = startingWorkspace().files;
    expect(exportZip({ name: 'other', files: [...files].reverse(), disabledPaths: [] })).toEqual(exportZip(startingWorkspace()));
  });
});
