import { describe, expect, it } from 'vitest';
import { MAX_LINES_TEXT, readReachedLines } from './reached-lines';

const PATHS = { 'rules/a.py': '', 'global_helpers/h.py': '' };
const read = (told: unknown): unknown => readReachedLines(JSON.stringify(told), PATHS);

describe('readReachedLines', () => {
  it('reads lines by their file', () => {
    expect(read({})).toEqual(new Map());
    expect(read({ 'rules/a.py': { lines: [1, 3, 4], reached: [1] }, 'global_helpers/h.py': { lines: null, reached: [] } })).toEqual(
      new Map([
        ['rules/a.py', { lines: [1, 3, 4], reached: [1] }],
        ['global_helpers/h.py', { lines: null, reached: [] }],
      ]),
    );
  });

  it.each([
    ['no object', [1]],
    ['nothing', null],
    ['a file that is not of the work', { 'rules/b.py': { lines: [1], reached: [1] } }],
    ['a file by a name that every object has', { constructor: { lines: [1], reached: [1] } }],
    ['no lines', { 'rules/a.py': null }],
    ['lines that are missing', { 'rules/a.py': { reached: [1] } }],
    ['a text for lines', { 'rules/a.py': { lines: '1', reached: [1] } }],
    ['a line zero', { 'rules/a.py': { lines: [0], reached: [] } }],
    ['half a line', { 'rules/a.py': { lines: [1.5], reached: [] } }],
    ['a line as a text', { 'rules/a.py': { lines: [1], reached: ['1'] } }],
    ['a line twice', { 'rules/a.py': { lines: [1, 1], reached: [] } }],
    ['lines out of order', { 'rules/a.py': { lines: [2, 1], reached: [] } }],
    ['no number at all', { 'rules/a.py': { lines: [1e300], reached: [] } }],
  ])('takes %s for nothing', (_, told) => {
    expect(read(told)).toBeNull();
  });

  it('takes what is no JSON, or too long, for nothing', () => {
    expect(readReachedLines('{', PATHS)).toBeNull();
    expect(readReachedLines(`{}${' '.repeat(MAX_LINES_TEXT)}`, PATHS)).toBeNull();
  });
});
