import { describe, expect, it } from 'vitest';
import { beginTrace, raisedError, resultEntry } from '../../trace/test-trace';
import type { StoredEntry } from '../../trace/trace-types';
import { rangesText } from './event-ranges';
import { OutputLines, linesOf } from './output-lines';

const result = (event: number, detection: string, stdout: string, traceback = ''): StoredEntry =>
  resultEntry(event, { detection, stdout, error: traceback === '' ? null : raisedError({ traceback }) });
const ENTRIES = [
  result(1, 'A', 'one\ntwo\n'),
  result(1, 'B', ''),
  result(2, 'A', '', 'Traceback (most recent call last):\nNameError: x\n'),
  result(2, 'B', 'three'),
];
const begin = beginTrace();
const texts = ({ lines, count }: { lines: readonly { kind: string; text: string; detection: string }[]; count: number }): string[] =>
  lines.slice(0, count).map(({ kind, text, detection }) => (kind === 'head' ? `[${detection}]` : text));

describe('OutputLines', () => {
  it('lists what was printed and raised, in order', () => {
    expect(texts(new OutputLines().update(begin.appendEntries(ENTRIES), null))).toEqual([
      '[A]', 'one', 'two', '[A]', 'Traceback (most recent call last):', 'NameError: x', '[B]', 'three',
    ]);
  });

  it('limits to one detection', () => {
    expect(texts(new OutputLines().update(begin.appendEntries(ENTRIES), 'B'))).toEqual(['[B]', 'three']);
  });

  it('counts an error that a detection raises again instead of repeating it', () => {
    const trace = begin.appendEntries([
      result(1, 'A', '', 'NameError: x\n'),
      result(1, 'B', '', 'NameError: x\n'),
      result(2, 'A', '', 'NameError: x\n'),
      result(4, 'A', '', 'NameError: x\n'),
      result(5, 'A', 'printed', 'NameError: x\n'),
      result(6, 'A', '', 'NameError: x\n'),
    ]);
    const { lines, count } = new OutputLines().update(trace, null);
    const heads = lines.slice(0, count).filter(({ kind }) => kind === 'head');
    expect(heads.map(({ detection, times, events }) => [detection, times, rangesText(events)])).toEqual([
      ['A', 3, 'Events 1–2, 4'],
      ['B', 1, 'Event 1'],
      ['A', 1, 'Event 5'],
      ['A', 1, 'Event 6'],
    ]);
  });

  it('has the place of an error that does not name it', () => {
    const placesOf = (traceback: string): unknown[] => {
      const { lines, count } = new OutputLines().update(begin.appendEntries([result(1, 'A', '', traceback)]), null);
      return lines.slice(0, count).flatMap(({ place }) => place ?? []);
    };
    expect(placesOf('FunctionReturnTypeError: rule() returned str\n')).toEqual([{ file: 'rules/a.py', line: 3 }]);
    expect(placesOf('  File "rules/a.py", line 3, in rule\nNameError: x\n')).toEqual([]);
  });

  it('gives the same while the trace grows, and begins anew after Undo', () => {
    const output = new OutputLines();
    let trace = begin;
    for (const entry of ENTRIES) {
      trace = trace.appendEntries([entry]);
      output.update(trace, null);
    }
    expect(texts(output.update(trace, null))).toHaveLength(8);
    expect(texts(output.update(begin, null))).toEqual([]);
  });

  it('counts the lines of an endless print instead of listing them', () => {
    const { count } = new OutputLines().update(begin.appendEntries([result(1, 'A', 'x\n'.repeat(5000))]), null);
    expect(count).toBe(1002);
  });
});

describe('linesOf', () => {
  it('takes the last line end for no line', () => {
    expect(linesOf('a\r\nb\n')).toEqual(['a', 'b']);
    expect(linesOf('\n\n')).toEqual(['', '']);
  });
});
