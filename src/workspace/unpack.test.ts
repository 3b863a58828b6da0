import fc from 'fast-check';
import { gzipSync, strFromU8, strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, MAX_ZIP_ENTRIES, newAllowance } from './import-limits';
import type { Allowance } from './import-limits';
import { testZip } from './test-zip';
import { unpack } from './unpack';

/** What comes out: text by name, and refusals. */
function unpacked(name: string, bytes: Uint8Array, allowance: Allowance = newAllowance()): { files: Record<string, string>; refused: string[]; expected: number } {
  const refused: string[] = [];
  let expected = 1;
  const listener = { refuse: (file: string, reason: string) => void refused.push(`${file}: ${reason}`), expect: (files: number) => void (expected = files) };
  const files = [...unpack({ name, bytes }, allowance, listener)].map((file) => [file.name, strFromU8(file.bytes, true)]);
  return { files: Object.fromEntries(files), refused, expected };
}

describe('a zip', () => {
  it('is read in all the forms that zip programs write', () => {
    const streamed: Uint8Array[] = [];
    const stream = new Zip((_error, piece) => void streamed.push(piece));
    const entry = new ZipDeflate('rules/streamed.py');
    stream.add(entry);
    // Sizes and checksum follow the data: the local header has none.
    entry.push(strToU8('x'.repeat(100)), true);
    stream.end();
    expect(unpacked('w.zip', Buffer.concat(streamed)).files).toEqual({ 'rules/streamed.py': 'x'.repeat(100) });
    expect(unpacked('w.zip', testZip([{ name: 'a', content: 'stored', stored: true }, { name: 'b', content: '' }, { name: 'c', content: '', stored: true }]))).toEqual({
      files: { a: 'stored', b: '', c: '' },
      refused: [],
      expected: 3,
    });
    expect(unpacked('w.zip', testZip([{ name: 'a', content: 'one', wide: true }, { name: 'b', content: 'two', wide: true }])).files).toEqual({ a: 'one', b: 'two' });
  });

  it('has names in UTF-8, marked or not, or in code page 437, and composed', () => {
    const cp437 = new Uint8Array([0x75, 0x81, 0x2e, 0x70, 0x79]);
    const names = unpacked('w.zip', testZip([{ name: 'é.py', content: '1', flags: 0x800 }, { name: 'ñ.py', content: '2' }, { name: cp437, content: '3' }, { name: 'e\u0301\u0301.py', content: '4' }]));
    expect(Object.keys(names.files)).toEqual(['é.py', 'ñ.py', 'uü.py', 'é\u0301.py']);
  });

  it('has entries that are not unpacked, each with a sentence', () => {
    const { files, refused } = unpacked(
      'w.zip',
      testZip([
        { name: 'rules/link.py', content: '../../etc/passwd', mode: 0o120777 },
        { name: 'rules/secret.py', content: 'x', flags: 1 },
        { name: 'rules/other.py', content: 'x', method: 12 },
        { name: 'inner.zip', content: zipSync({ a: strToU8('x') }) },
        { name: 'C:/x.py', content: 'x' },
        { name: 'rules/NUL.py', content: 'x' },
        { name: 'rules/\u202eyp.py', content: 'x' },
        { name: '__proto__', content: 'x' },
        { name: 'rules/fine.py', content: 'x' },
        { name: 'rules/fine.py', content: 'y' },
      ]),
    );
    expect(files).toEqual({ 'rules/fine.py': 'x' });
    expect(refused).toEqual([
      'w.zip: inner.zip: A zip inside a zip is not unpacked; take it out and import it by itself.',
      'w.zip: C:/x.py: The path is absolute; it must start at the workspace’s root.',
      'w.zip: rules/NUL.py: The path has the part NUL.py, which is the name of a device on Windows.',
      'w.zip: rules/<U+202E>yp.py: The path has a control character, or one that changes how text is shown.',
      'w.zip: __proto__: The path has a part __proto__, which is not taken.',
      'w.zip: rules/fine.py: The zip has this path twice; the second one was left out.',
      'w.zip: rules/link.py: The entry is a symbolic link and was left out; import the file that it leads to.',
      'w.zip: rules/secret.py: The entry is encrypted and was left out. Unpack the zip yourself and import its files.',
      'w.zip: rules/other.py: The entry is packed with a method that is not read here (12); pack it with “deflate”, which every zip program has.',
    ]);
  });

  it('whose entries share data is not read', () => {
    const shared = testZip([{ name: 'a', content: 'x'.repeat(1000) }, ...Array.from({ length: 20 }, (_, index) => ({ name: `b${index}`, content: 'x'.repeat(1000), sameDataAs: 0 }))]);
    expect(unpacked('w.zip', shared)).toMatchObject({ files: {}, refused: ['w.zip: Entries of the zip overlap: it is damaged or made to unpack to far more than it holds. It was not read.'] });
  });

  it('with more entries than anybody needs is not read', () => {
    const sentence = 'w.zip: The zip has more than 100,000 entries, so it was not read.';
    expect(unpacked('w.zip', testZip([{ name: 'a', content: 'x' }], MAX_ZIP_ENTRIES + 1)).refused).toEqual([sentence]);
    expect(unpacked('w.zip', testZip([{ name: 'a', content: 'x' }], 2)).refused).toEqual(['w.zip: The file is no readable zip: it is damaged or incomplete.']);
  });

  it('that lies about sizes or content loses these entries', () => {
    const text = 'Nothing of it is lost.';
    const bytes = testZip([
      { name: 'short', content: text, size: 5 },
      { name: 'long', content: text, size: 500 },
      { name: 'changed', content: text, crc: 1 },
      { name: 'stored', content: text, size: 5, stored: true },
      { name: 'good', content: text },
    ]);
    const { files, refused } = unpacked('w.zip', bytes);
    expect(files).toEqual({ good: text });
    expect(refused.map((line) => line.slice(0, line.indexOf(': The entry is damaged')))).toEqual(['w.zip: short', 'w.zip: long', 'w.zip: changed', 'w.zip: stored']);
  });

  it('that unpacks to far more than it says stops when the work is done that an import may cost', () => {
    const bomb = { content: new Uint8Array(4 * 1024 * 1024), size: 10 };
    const allowance = { ...newAllowance(), work: 1024 * 1024 };
    expect(unpacked('w.zip', testZip([{ name: 'a', ...bomb }, { name: 'b', ...bomb }, { name: 'c', content: 'fine' }]), allowance).files).toEqual({});
    expect(allowance.work).toBeGreaterThan(-20 * 1024 * 1024);
    expect(unpacked('w.zip', testZip([{ name: 'big', content: '', size: MAX_FILE_BYTES + 1 }])).refused[0]).toContain('larger than 50 MB');
  });

  it('that is damaged gives whole files or sentences, never another text', () => {
    const tree = { 'rules/a.py': 'def rule(event):\n    return True\n', 'rules/b.yml': 'AnalysisType: rule\n'.repeat(20), 'events/e.jsonl': '{"a": 1}\n'.repeat(50) };
    const good = zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])), { level: 6 });
    const texts = new Set<string>(Object.values(tree));
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, fc.nat(good.length), (at, end) => {
        const bytes = good.slice(0, end % 3 === 0 ? end : good.length);
        for (const [index, value] of at) if (index < bytes.length) bytes[index] = value;
        const { files, refused } = unpacked('w.zip', bytes);
        for (const text of Object.values(files)) expect(texts).toContain(text);
        for (const line of refused) expect(line).toMatch(/^w\.zip.*: .*\.$/s);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('gzip', () => {
  it('is checked, each part of it', () => {
    const parts = [gzipSync(strToU8('one\n')), gzipSync(new Uint8Array()), gzipSync(strToU8('two\n'.repeat(20_000)))];
    const whole = Buffer.concat(parts);
    expect(unpacked('e.jsonl.gz', whole).files).toEqual({ 'e.jsonl': `one\n${'two\n'.repeat(20_000)}` });
    const damaged = ['e.jsonl.gz: The file is no readable gzip file: it is damaged or incomplete.'];
    const [first = new Uint8Array()] = parts;
    for (const at of [first.length - 8, first.length - 1, whole.length - 8, whole.length - 1]) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unpacked('e.jsonl.gz', changed).refused).toEqual(damaged);
    }
    for (let end = 0; end < first.length; end++) expect(unpacked('e.jsonl.gz', first.slice(0, end)), `${end} bytes`).toMatchObject({ files: {}, refused: damaged });
  });

  it('that is damaged gives the text or a sentence', () => {
    const text = '{"user": "mira", "n": 1}\n'.repeat(40);
    const good = gzipSync(strToU8(text));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const { files, refused } = unpacked('e.jsonl.gz', bytes);
        if (refused.length === 0) expect(files).toEqual({ 'e.jsonl': text });
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
