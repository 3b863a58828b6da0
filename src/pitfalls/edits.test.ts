import { expect, it } from 'vitest';
import { applyEdits } from './apply-edits';
import { isSilenced, silence } from './silence';

const TEXT = 'one\r\ntwo = get("k")\nthree';
const edit = (from: [number, number], to: [number, number], text: string) => ({ path: 'a.py', from: { line: from[0], column: from[1] }, to: { line: to[0], column: to[1] }, text });

it('makes edits wherever they stand, in any order', () => {
  expect(applyEdits(TEXT, [edit([3, 0], [3, 5], '3'), edit([1, 0], [1, 0], 'zero\n')])).toBe('zero\none\r\ntwo = get("k")\n3');
  expect(applyEdits(TEXT, [edit([1, 3], [2, 3], '')])).toBe('one = get("k")\nthree');
  expect(applyEdits('', [edit([1, 0], [1, 0], 'x')])).toBe('x');
});

it('counts lines as Python does: a carriage return alone ends one', () => {
  expect(applyEdits('# a\r# b\nx\r\ry', [edit([3, 0], [3, 1], 'z'), edit([5, 0], [5, 1], 'w')])).toBe('# a\r# b\nz\r\rw');
  const silent = silence('a.py', '# a\r# b\nx', 3, 'RC113');
  expect(silent && applyEdits('# a\r# b\nx', [silent])).toBe('# a\r# b\nx  # recall: ignore RC113');
});

it.each([
  ['a line that is not there', [edit([4, 0], [4, 0], 'x')]],
  ['a column behind the line', [edit([2, 99], [2, 99], 'x')]],
  ['edits that overlap', [edit([1, 0], [1, 2], 'x'), edit([1, 1], [1, 3], 'y')]],
  ['an end before its beginning', [edit([2, 3], [2, 1], 'x')]],
])('makes none where there is %s', (_, edits) => {
  expect(applyEdits(TEXT, edits)).toBeNull();
});

it('silences a code on its line, beside others that are', () => {
  const once = silence('a.py', TEXT, 2, 'RC113');
  const text = once && applyEdits(TEXT, [once]);
  expect(text).toBe('one\r\ntwo = get("k")  # recall: ignore RC113\nthree');
  const twice = silence('a.py', text ?? '', 2, 'RC120');
  expect(twice && applyEdits(text ?? '', [twice])).toBe('one\r\ntwo = get("k")  # recall: ignore RC113, RC120\nthree');
  expect(silence('a.py', text ?? '', 2, 'RC113')).toBeNull();
  expect(silence('a.py', TEXT, 9, 'RC113')).toBeNull();
  const first = silence('a.py', TEXT, 1, 'RC113');
  expect(first && applyEdits(TEXT, [first])).toBe('one  # recall: ignore RC113\r\ntwo = get("k")\nthree');
});

it.each([['  n = get("k") + \\\n  1'], ['  n = get(f"""a\n{b}""")']])('silences %j on a line of its own, as a comment behind it were none', (text) => {
  const made = silence('a.py', text, 1, 'RC113');
  expect(made && applyEdits(text, [made])).toBe(`  # recall: ignore RC113\n${text}`);
});

it('knows which codes a comment silences', () => {
  expect(isSilenced('get()  # recall: ignore RC113, RC120', 'RC120')).toBe(true);
  expect(isSilenced('get()  # recall: ignore RC113', 'RC120')).toBe(false);
  expect(isSilenced('get()  # see RC120', 'RC120')).toBe(false);
  expect(isSilenced('get()  # recall: ignore RC1130', 'RC113')).toBe(false);
});
