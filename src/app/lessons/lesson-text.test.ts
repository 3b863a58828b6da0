import { expect, it } from 'vitest';
import { addressOfLesson, lessonOfAddress } from './lesson-address';
import { readLessonText } from './lesson-text';

it('reads paragraphs, code in them, and blocks of code', () => {
  expect(readLessonText('Call `get("a")` **once**,\nnot twice.\n\nSo:\n\n```python\nx = 1\n\ny = 2\n```\n\nDone.')).toEqual([
    {
      kind: 'paragraph',
      stretches: [
        { kind: 'text', text: 'Call ' },
        { kind: 'code', text: 'get("a")' },
        { kind: 'text', text: ' ' },
        { kind: 'strong', text: 'once' },
        { kind: 'text', text: ', not twice.' },
      ],
    },
    { kind: 'paragraph', stretches: [{ kind: 'text', text: 'So:' }] },
    { kind: 'code', text: 'x = 1\n\ny = 2' },
    { kind: 'paragraph', stretches: [{ kind: 'text', text: 'Done.' }] },
  ]);
});

it('knows the lesson that an address names', () => {
  const address = addressOfLesson('https://example.com/recall/?a=1#other', '01-keys');
  expect(address).toBe('https://example.com/recall/?a=1#lesson=01-keys');
  expect(lessonOfAddress(new URL(address).hash)).toBe('01-keys');
  for (const fragment of ['', '#share=1.x', '#lesson=', '#lesson=../x', `#lesson=${'a'.repeat(81)}`]) expect(lessonOfAddress(fragment)).toBeNull();
});
