import { expect, it } from 'vitest';
import { keyParts } from './key-parts';

it('tells what all keys of one place have from what changes', () => {
  const { fixed, changing } = keyParts(new Set(['new-account:ana', 'New_Account - ben', 'new-account:josé']));
  expect([...fixed]).toEqual(['new', 'account']);
  expect([...changing]).toEqual(['ana', 'ben', 'josé']);
});

it('knows nothing to be fixed in a single key', () => {
  expect(keyParts(new Set(['new-account:ana']))).toEqual({ fixed: new Set(), changing: new Set(['new', 'account', 'ana']) });
});
