import { describe, expect, it } from 'vitest';
import { pythonRepr } from './python-repr';

describe('pythonRepr', () => {
  it.each([
    ['plain', "'plain'"],
    ["it's", `"it's"`],
    ['say "x"', `'say "x"'`],
    [`both ' and "`, `'both \\' and "'`],
    ['tab\tnl\n\r\\', String.raw`'tab\tnl\n\r\\'`],
    ['\x00\x7f\x85\xa0\xad', String.raw`'\x00\x7f\x85\xa0\xad'`],
    ['é ü 🙂', "'é ü 🙂'"],
    ['\u200b\u2028\ufeff\ue000\ud800', String.raw`'\u200b\u2028\ufeff\ue000\ud800'`],
    ['\u{e0001}', String.raw`'\U000e0001'`],
    ['', "''"],
  ])('writes %j as CPython does', (text, repr) => {
    expect(pythonRepr(text)).toBe(repr);
  });
});
