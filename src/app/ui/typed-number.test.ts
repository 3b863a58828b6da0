import { expect, it } from 'vitest';
import { typedNumber } from './typed-number';

it('is known while it is typed, as soon as it is a number within the bounds', () => {
  expect(['1', '20', '0', '21', '007'].map((text) => typedNumber(text, { min: 1, max: 20 }))).toEqual([1, 20, null, null, 7]);
  expect(['-5', '10', '15', '12'].map((text) => typedNumber(text, { min: -5, step: 5 }))).toEqual([-5, 10, 15, null]);
});

it('waits where the text may mean something else, or nothing', () => {
  expect(['', '-', '1.5', '1,5', '1.000', '1e3', ' 1', '9'.repeat(16)].map((text) => typedNumber(text, {}))).toEqual(Array(8).fill(null));
});
