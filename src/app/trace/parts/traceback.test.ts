import { describe, expect, it } from 'vitest';
import { tracebackPieces } from './traceback';

describe('tracebackPieces', () => {
  const paths = new Set(['rules/a.py']);

  it('finds the place of a user file', () => {
    expect(tracebackPieces('  File "rules/a.py", line 12, in rule', paths)).toEqual([
      { text: '  ' },
      { text: 'File "rules/a.py", line 12', path: 'rules/a.py', line: 12 },
      { text: ', in rule' },
    ]);
  });

  it('leaves other files and lines as they are', () => {
    expect(tracebackPieces('  File "/lib/json/__init__.py", line 2', paths)).toEqual([{ text: '  File "/lib/json/__init__.py", line 2' }]);
    expect(tracebackPieces('NameError: x', paths)).toEqual([{ text: 'NameError: x' }]);
  });
});
