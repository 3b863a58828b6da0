import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asEdited, asWritten } from './as-written';

test('an edit keeps a byte order mark and the line ends of all other lines', () => {
  expect(asWritten('\ufeffa\r\nb\r\n', 'a\r\nB\r\n')).toBe('\ufeffa\r\nB\r\n');
  expect(asWritten('a\r\nb\nc\r\nd\n', 'a\r\nX\r\nb\r\nc\r\nd\r\n')).toBe('a\r\nX\r\nb\nc\r\nd\n');
  expect(asWritten('a\r\nb\nc', 'a\nb\nc\nd')).toBe('a\r\nb\nc\nd');
  expect(asWritten('a\rb\nc\n', 'a\nc\n')).toBe('a\rc\n');
  // Two changes with lines between them, as Undo takes the mocks of two tests back.
  expect(asWritten('a\r\nX\r\nb\nb\r\nY\r\nc\n', 'a\r\nb\r\nb\r\nc\r\n')).toBe('a\r\nb\nb\r\nc\n');
});

test('a key changes no other line where the editor has another line end than the file', () => {
  expect(asWritten('a\r\nb\r\n', 'ax\nb\n')).toBe('ax\r\nb\r\n');
  expect(asWritten('a\nb\n', 'ax\r\nb\r\n')).toBe('ax\nb\n');
  expect(asWritten('a', 'a\r\nb')).toBe('a\r\nb');
});

test('what is pasted is never taken for a raw byte of a file that is no text', () => {
  expect(asWritten('a\n', 'a\udc80\udcff😀\ud83d\n')).toBe('a\ufffd\ufffd😀\ud83d\n');
});

test('what was not edited is written as it was', () => {
  const text = fc.array(fc.tuple(fc.constantFrom('a', 'b', ''), fc.constantFrom('\n', '\r\n', '\r'))).map((lines) => lines.map(([body, end]) => body + end).join(''));
  fc.assert(
    fc.property(text, fc.boolean(), fc.constantFrom('\n', '\r\n'), (lines, hasMark, lineEnd) => {
      const before = (hasMark ? '\ufeff' : '') + lines;
      const written = asWritten(before, asEdited(before, lineEnd));
      expect(written).toBe(before);
    }),
    { seed: 5, numRuns: 500 },
  );
});
