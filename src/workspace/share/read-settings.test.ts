import { expect, it } from 'vitest';
import { LAST_MOMENT, LONGEST_DELAY } from '../../clock/clock-types';
import { readSettings } from './read-settings';

it.each([
  ['processedAt', LAST_MOMENT, LAST_MOMENT * 2],
  ['processedAt', -LAST_MOMENT, -1e300],
  ['longestDelaySeconds', LONGEST_DELAY, LONGEST_DELAY + 1],
  ['longestDelaySeconds', 0, -1],
])('takes %s up to %d, and leaves %d out with a sentence', (name, most, beyond) => {
  const problems: string[] = [];
  expect(readSettings({ seed: 3, [name]: most }, problems)).toEqual({ seed: 3, [name]: most });
  expect(problems).toEqual([]);
  expect(readSettings({ seed: 3, [name]: beyond }, problems)).toEqual({ seed: 3 });
  expect(problems).toEqual([`The setting ${name} has a value that this Recall does not know; the usual one is used.`]);
});
