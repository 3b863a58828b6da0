import { describe, expect, it } from 'vitest';
import { previewFiles } from './preview-files';
import { contentText, foundText, lengthNote, placeOf, sizeText } from './share-words';

const CONTENT = {
  workspace: { name: 'W', files: [{ path: 'rules/a.py', text: 'x' }, { path: 'rules/a.yml', text: 'y' }], disabledPaths: ['rules/a.py'] },
  settings: { seed: 3 },
  table: [{ key: { S: 'k' } }],
};
const FINDING = { kind: 'JSON web token' as const, file: { path: 'rules/a.py', line: 1_200 }, key: null, excerpt: 'eyJh…', places: 1 };

describe('what is said of a link', () => {
  it('tells where its length fits', () => {
    expect(lengthNote(1_500)).toEqual({ text: 'The link has 1,500 characters. That fits nearly everywhere.', isLong: false });
    expect(lengthNote(31_947)).toMatchObject({ isLong: false });
    expect(lengthNote(32_001).text).toContain('cut off by some chat and mail programs');
    expect(lengthNote(32_001).isLong).toBe(true);
  });

  it('counts what is inside', () => {
    expect(contentText(CONTENT, 156_200)).toBe('2 files, 1 of them Python; settings; a table of 1 item; 156 kB.');
    expect(contentText({ workspace: { name: '', files: [], disabledPaths: [] }, settings: null, table: [] }, 40)).toBe('0 files, none of them Python; 40 B.');
    expect(sizeText(999_600)).toBe('1.0 MB');
  });

  it('names the places of findings', () => {
    expect(placeOf(FINDING)).toBe('rules/a.py, line 1,200');
    expect(placeOf({ ...FINDING, file: null, key: 'k' })).toBe('Table, key k');
    expect(foundText({ findings: [FINDING], more: 0 })).toContain('1 place looks like');
    expect(foundText({ findings: [FINDING], more: 3 })).toContain('4 places look like');
    expect(foundText({ findings: [], more: 0 })).toContain('look yourself, too');
  });
});

it('everything in a shared workspace can be read before it is trusted', () => {
  expect(previewFiles(CONTENT)).toEqual([
    { id: 'file/rules/a.py', name: 'rules/a.py (switched off)', text: 'x' },
    { id: 'file/rules/a.yml', name: 'rules/a.yml', text: 'y' },
    { id: 'settings', name: 'Settings', text: '{\n  "seed": 3\n}' },
    { id: 'table', name: 'Table of 1 item', text: '{"key":{"S":"k"}}' },
  ]);
});
