import { expect, test } from 'vitest';
import { isComplete } from './ensure-installed.mjs';

const wanted = {
  '': { name: 'recall' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/only-elsewhere': { version: '2.0.0', optional: true },
};

test('what npm recorded as installed is complete, without packages of other platforms', () => {
  expect(isComplete(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/left-over': { version: '9.0.0' } })).toBe(true);
});

test.each([
  ['nothing is installed', null],
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
])('packages are installed when %s', (_, installed) => {
  expect(isComplete(wanted, installed)).toBe(false);
});
