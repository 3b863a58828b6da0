import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulatedDate } from './simulated-date';

const RealDate = Date;
const moment = 1_772_438_400_123;
const Simulated = simulatedDate(RealDate, () => moment);

it('says the simulated time, not the real one', () => {
  expect(Simulated.now()).toBe(moment);
  expect(new Simulated().getTime()).toBe(moment);
});

it('takes local time for UTC, whatever the zone of the machine', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8e12, max: 8e12 }), (milliseconds) => {
      const date = new Simulated(milliseconds);
      expect(date.getHours()).toBe(date.getUTCHours());
      expect(date.getDate()).toBe(date.getUTCDate());
      expect(date.getFullYear()).toBe(date.getUTCFullYear());
      expect(date.getTimezoneOffset()).toBe(0);
    }),
    { seed: 1 },
  );
  expect(new Simulated(2026, 2, 2, 8).getTime()).toBe(RealDate.UTC(2026, 2, 2, 8));
});

it.each([
  ['2026-03-02T08:00:00', RealDate.UTC(2026, 2, 2, 8)],
  ['2026-03-02T08:00:00Z', RealDate.UTC(2026, 2, 2, 8)],
  ['2026-03-02T08:00:00+02:00', RealDate.UTC(2026, 2, 2, 6)],
  ['2026-03-02', RealDate.UTC(2026, 2, 2)],
  ['Mar 2, 2026 08:00:00', RealDate.UTC(2026, 2, 2, 8)],
])('reads %s without a local zone', (text, expected) => {
  expect(Simulated.parse(text)).toBe(expected);
  expect(new Simulated(text).getTime()).toBe(expected);
});

it('names the zone as a C library reads it', () => {
  expect(new Simulated(moment).toString()).toMatch(/GMT\+0000 \(Coordinated Universal Time\)$/);
});
