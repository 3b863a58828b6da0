import { expect, it } from 'vitest';
import { megabytes } from './import-limits';

it('says small sizes in kB', () => {
  expect([1, 12_000, 1024 * 1024, 400 * 1024 * 1024].map(megabytes)).toEqual(['1 kB', '12 kB', '1 MB', '400 MB']);
});
