import { expect, it } from 'vitest';
import { markdownText } from './markdown-text';

it('makes no markup of a text', () => {
  expect(markdownText('[x](https://a.example) <b> *c* `d`')).toBe('\\[x\\]\\(https\\://a\\.example\\) \\<b\\> \\*c\\* \\`d\\`');
  expect(markdownText('a\n\n# b')).toBe('a \\# b');
  expect(markdownText('x'.repeat(400))).toBe(`${'x'.repeat(300)}…`);
});
