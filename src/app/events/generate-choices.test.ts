import { expect, it } from 'vitest';
import { initialForm, readForm } from './generate-choices';

it('made-up events begin at the midnight that the clock stands at, or at the next one', () => {
  const startAt = (clock: string): string => initialForm([], Date.parse(`${clock}Z`) / 1000).start;
  expect(startAt('2027-06-10T00:00:00')).toBe('2027-06-10 00:00:00');
  expect(startAt('2027-06-10T00:00:01.500')).toBe('2027-06-11 00:00:00');
});

it('the choices that the dialog begins with are good ones', () => {
  expect(readForm(initialForm(['AWS.CloudTrail'], 1_800_000_000))).toMatchObject({ logTypes: ['AWS.CloudTrail'] });
});
