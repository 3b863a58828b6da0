import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfText, textOfBytes, unreadable } from './kept-bytes';

describe('bytes that are no text', () => {
  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(bytesOfText(textOfBytes(bytes))).toEqual(bytes);
      }),
      { seed: 3, numRuns: 300 },
    );
    const long = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
    expect(bytesOfText(textOfBytes(long))).toEqual(long);
  });

  it('leave texts alone, and what is typed beside them is UTF-8', () => {
    for (const text of ['', 'é😀\r\n', '\ufeffa', '\ud83d']) expect(bytesOfText(text)).toEqual(new TextEncoder().encode(text));
    const latin = textOfBytes(new Uint8Array([0x63, 0xe9, 0x0a]));
    expect(bytesOfText(`${latin}é😀`)).toEqual(new Uint8Array([0x63, 0xe9, 0x0a, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80]));
  });

  it('are told with the reason', () => {
    const of = (...bytes: number[]) => unreadable({ path: 'rules/a.py', text: textOfBytes(new Uint8Array(bytes)) });
    expect(of(0x61, 0x0a, 0xe9)).toEqual({ reason: 'it is not encoded in UTF-8: line 2 cannot be read. Save it as UTF-8, then import it again', line: 2 });
    expect(of(0x61, 0, 0xff)).toEqual({ reason: 'it is binary, not text', line: null });
    expect(unreadable({ path: 'a', text: 'a\0b' })).toEqual({ reason: 'it is binary, not text', line: null });
    expect(unreadable({ path: 'a', text: 'é😀\ud83d' })).toBeNull();
  });
});
