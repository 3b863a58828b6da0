import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvents, deleteEvents, duplicateEvent, moveEvent, setEventsEnabled, setEventText } from './event-edits';

const FILE = '\ufeff{"a":1}\r\n\r\n// {"b":2}\n{"c":  3}';

describe('edits of an events file', () => {
  it('set a text, on one line', () => {
    expect(setEventText(FILE, 4, '{\n  "c": 12345678901234567890\n}')).toBe('\ufeff{"a":1}\r\n\r\n// {"b":2}\n{"c":12345678901234567890}');
    expect(setEventText(FILE, 3, '{"b": 3}')).toBe('\ufeff{"a":1}\r\n\r\n// {"b": 3}\n{"c":  3}');
    expect(setEventText(FILE, 1, '{"a":\n oops')).toBe('\ufeff{"a": oops\r\n\r\n// {"b":2}\n{"c":  3}');
    expect(setEventText(FILE, 9, '{}')).toBe(FILE);
  });
  it('add behind the last line, in the file’s own line ends', () => {
    expect(addEvents(FILE, ['{"d":\n4}', '{"e":5}'])).toBe(`${FILE}\r\n{"d":4}\r\n{"e":5}\r\n`);
    expect(addEvents('', ['{}'])).toBe('{}\n');
    expect(addEvents('{"a":1}\n', ['{}'])).toBe('{"a":1}\n{}\n');
    expect(addEvents('{"a":1}', [])).toBe('{"a":1}');
  });
  it('delete', () => {
    expect(deleteEvents(FILE, [1, 3])).toBe('\ufeff\r\n{"c":  3}');
    expect(deleteEvents(FILE, [99])).toBe(FILE);
  });
  it('enable and disable', () => {
    expect(setEventsEnabled(FILE, [1, 3, 4], false)).toBe('\ufeff// {"a":1}\r\n\r\n// {"b":2}\n// {"c":  3}');
    expect(setEventsEnabled(FILE, [1, 3], true)).toBe('\ufeff{"a":1}\r\n\r\n{"b":2}\n{"c":  3}');
    expect(setEventsEnabled('//{"a":1}', [1], true)).toBe('{"a":1}');
  });
  it('move over blank lines, and stay at the ends', () => {
    expect(moveEvent(FILE, 1, 1)).toEqual({ text: '\ufeff// {"b":2}\r\n\r\n{"a":1}\n{"c":  3}', line: 3 });
    expect(moveEvent(FILE, 4, -1)).toEqual({ text: '\ufeff{"a":1}\r\n\r\n{"c":  3}\n// {"b":2}', line: 3 });
    expect(moveEvent(FILE, 1, -1)).toEqual({ text: FILE, line: 1 });
    expect(moveEvent(FILE, 4, 1)).toEqual({ text: FILE, line: 4 });
    expect(moveEvent('{"a":1}\n// note\nbroken\n{"b":2}\n', 1, 1)).toEqual({ text: '{"b":2}\n// note\nbroken\n{"a":1}\n', line: 4 });
    expect(moveEvent('// note\n{"a":1}\n', 2, -1)).toEqual({ text: '// note\n{"a":1}\n', line: 2 });
  });
  it('duplicate', () => {
    expect(duplicateEvent(FILE, 1)).toBe('\ufeff{"a":1}\r\n{"a":1}\r\n\r\n// {"b":2}\n{"c":  3}');
    expect(duplicateEvent('{"a":1}', 1)).toBe('{"a":1}\n{"a":1}');
  });

  it('keep every line that they do not name', () => {
    const line = fc.constantFrom('{"a":1}', '', '// {"b":1}', 'broken', '  ', '{"c":  2} ');
    const file = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { minLength: 1, maxLength: 8 }).map((lines) => lines.flat().join(''));
    const others = (text: string, ...gone: number[]): string[] => text.split('\n').filter((_, index) => !gone.includes(index + 1));
    fc.assert(
      fc.property(file, fc.nat(7), (text, index) => {
        const number = index + 1;
        expect(others(setEventText(text, number, '{"x":1}'), number)).toEqual(others(text, number));
        expect(others(setEventsEnabled(text, [number], false), number)).toEqual(others(text, number));
        expect(deleteEvents(text, [number]).split('\n')).toEqual(others(text, number < text.split('\n').length ? number : 0));
        expect(addEvents(text, ['{}']).startsWith(text)).toBe(true);
        const moved = moveEvent(text, number, 1);
        expect(others(moved.text, number, moved.line)).toEqual(others(text, number, moved.line));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
