import { describe, expect, it } from 'vitest';
import { shorten, showLines, showText } from './show-text';

describe('showText', () => {
  it('makes control characters visible', () => {
    expect(showText('a\u0000b\nc\u007f')).toBe('a␀b␊c␡');
  });

  it('makes characters visible that reorder or hide text', () => {
    expect(showText('user\u202Etxt.exe')).toBe('user⟨U+202E⟩txt.exe');
    expect(showText('a\u200Bb\uFEFF')).toBe('a⟨U+200B⟩b⟨U+FEFF⟩');
  });

  it('marks half a surrogate pair and leaves whole ones', () => {
    expect(showText('x\uD83D')).toBe('x⟨U+D83D⟩');
    expect(showText('\u{1F600}é漢')).toBe('\u{1F600}é漢');
  });
});

describe('a text of forty million characters', () => {
  const huge = 'x'.repeat(40_000_000);

  it('is cut in a line', () => {
    expect(showText(huge)).toHaveLength(10_001);
    expect(showText(huge, 20)).toBe(`${'x'.repeat(20)}…`);
  });

  it('is cut in a block, which says so', () => {
    const shown = showLines(huge);
    expect(shown.length).toBeLessThan(501_000);
    expect(shown.slice(-60)).toMatch(/x…\n39,500,000 more characters are not shown\.$/);
  });
});

describe('showLines', () => {
  it('keeps line feeds and tabs only', () => {
    expect(showLines('a\n\tb\r\u0007')).toBe('a\n\tb␍␇');
  });
});

describe('shorten', () => {
  it('never cuts a surrogate pair', () => {
    expect(shorten('ab\u{1F600}c', 3)).toBe('ab…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});
