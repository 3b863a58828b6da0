import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from './panther-time-cases.json';
import { parseAnyTime, processingTime, readPantherTime, toPantherTime } from './panther-time';

const MAY_26 = 1_685_132_091;

describe('readPantherTime', () => {
  it.each([
    ['2023-05-26 20:14:51', MAY_26],
    ['2023-05-26 20:14:51.123', MAY_26 + 0.123],
    ['2023-05-26 20:14:51.123999999', MAY_26 + 0.123],
    ['2023-05-26 20:14:51.5', MAY_26 + 0.5],
    ['2023-05-26T20:14:51', MAY_26],
    ['2023-05-26T20:14:51.123456', MAY_26 + 0.123],
    ['2023-05-26 20:14', MAY_26 - 51],
    [' 2023-05-26 20:14:51,25 ', MAY_26 + 0.25],
    ['2024-02-29 00:00:00', 1_709_164_800],
    ['20230526T201451.25', MAY_26 + 0.25],
    ['May 26, 2023 8:14:51.5 PM', MAY_26 + 0.5],
    ['Fri May 26 20:14:51.125 2023', MAY_26 + 0.125],
    ['1969-12-31 23:59:50', -10],
    ['1969-12-31 23:59:59.5', -0.5],
  ])('reads %s', (text, epoch) => {
    expect(readPantherTime(text)).toBe(epoch);
  });

  it.each(cases as [string, number][])('gives for %j what event_time_epoch gives: %d', (text, seconds) => {
    expect(Math.floor(readPantherTime(text) ?? 0)).toBe(seconds);
  });

  it('gives nothing for the first second of 1970', () => {
    expect(readPantherTime('1970-01-01 00:00:00.500')).toBeNull();
  });

  it('reads what toPantherTime writes, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 253_402_300_799_999 }), (milliseconds) => {
        expect(readPantherTime(toPantherTime(milliseconds / 1000))).toBe(milliseconds / 1000);
      }),
      { seed: 1 },
    );
    expect(toPantherTime(MAY_26 + 0.05)).toBe('2023-05-26 20:14:51.050');
    expect(() => toPantherTime(NaN)).toThrow(RangeError);
  });
});

describe('processingTime', () => {
  const event = { p_event_time: '2023-05-26 20:14:51.250' };

  it('takes the time of an event that is not before the clock', () => {
    expect(processingTime(event, MAY_26, 0)).toEqual({ at: MAY_26 + 0.25, time: 'event' });
    expect(processingTime(event, MAY_26 + 0.25, 0)).toEqual({ at: MAY_26 + 0.25, time: 'event' });
    expect(processingTime(event, -Infinity, 0)).toEqual({ at: MAY_26 + 0.25, time: 'event' });
  });

  it('adds the delay before it compares', () => {
    expect(processingTime(event, MAY_26 + 60, 90)).toEqual({ at: MAY_26 + 90.25, time: 'event' });
    expect(processingTime(event, MAY_26 + 91, 90)).toEqual({ at: MAY_26 + 91, time: 'clock is later' });
  });

  it('never moves the clock where all events have one moment, and says what is wrong with their times all the same', () => {
    expect(processingTime(event, 50, null)).toEqual({ at: 50, time: 'fixed' });
    expect(processingTime({}, 50, null)).toEqual({ at: 50, time: 'missing' });
    expect(processingTime({ p_event_time: '2023-05-26' }, 50, null)).toEqual({ at: 50, time: 'unreadable' });
  });

  it('never moves the clock back', () => {
    expect(processingTime(event, MAY_26 + 1, 0)).toEqual({ at: MAY_26 + 1, time: 'clock is later' });
  });

  it.each([[{}], [{ p_event_time: null }], [{ p_event_time: '' }], [[]], ['text'], [null]])('keeps the clock without a time: %j', (data) => {
    expect(processingTime(data, 50, 10)).toEqual({ at: 50, time: 'missing' });
  });

  it.each([['2023-05-26T20:14:51Z'], ['2023-05-26'], [MAY_26], [true], [{}]])('keeps the clock where Panther reads %j as 0', (time) => {
    expect(processingTime({ p_event_time: time }, 50, 10)).toEqual({ at: 50, time: 'unreadable' });
  });

  it('finds the field as an event object does: the exact name first, else ignoring case', () => {
    expect(processingTime({ P_Event_Time: '2023-05-26 20:14:51' }, 0, 0).at).toBe(MAY_26);
    expect(processingTime({ P_EVENT_TIME: 'x', p_event_time: '2023-05-26 20:14:51' }, 0, 0).at).toBe(MAY_26);
  });
});

describe('parseAnyTime', () => {
  it.each<[unknown, number]>([
    ['2023-05-26T20:14:51Z', MAY_26],
    ['2023-05-26T20:14:51.123456Z', MAY_26 + 0.123],
    ['2023-05-26T20:14:51+00:00', MAY_26],
    ['2023-05-26T13:14:51-07:00', MAY_26],
    ['2023-05-27T01:44:51.5+0530', MAY_26 + 0.5],
    ['2023-05-26T22:14:51+02', MAY_26],
    ['2023-05-26 20:14:51', MAY_26],
    ['2023-05-26 20:14:51 UTC', MAY_26],
    ['2023-05-26 20:14', MAY_26 - 51],
    ['2023-05-26', MAY_26 - 51 - 14 * 60 - 20 * 3600],
    ['20230526T201451Z', MAY_26],
    ['Fri, 26 May 2023 20:14:51 GMT', MAY_26],
    ['Fri, 26 May 2023 13:14:51 -0700', MAY_26],
    ['26/May/2023:20:14:51 +0000', MAY_26],
    ['May 26, 2023 8:14:51 PM', MAY_26],
    ['5/26/2023 8:14:51 PM', MAY_26],
    ['5/26/2023 12:14:51 AM', MAY_26 - 20 * 3600],
    [MAY_26, MAY_26],
    [MAY_26 + 0.5, MAY_26 + 0.5],
    [MAY_26 * 1e3 + 123, MAY_26 + 0.123],
    [MAY_26 * 1e6, MAY_26],
    [String(MAY_26), MAY_26],
    [`${MAY_26}.25`, MAY_26 + 0.25],
    [`${MAY_26}123`, MAY_26 + 0.123],
    [`${MAY_26}123456789`, MAY_26 + 0.123],
  ])('reads %s', (value, epoch) => {
    expect(parseAnyTime(value)).toBe(epoch);
  });

  it.each([
    null,
    undefined,
    true,
    {},
    [],
    0,
    42,
    -1,
    NaN,
    Infinity,
    1e21,
    '',
    'now',
    '42',
    '10.0.0.1',
    '2023-02-30T00:00:00Z',
    '2023-05-26T25:00:00Z',
    '2023-05-26T20:14:51 over there',
    '2023-05-26-12',
    '26 Foo 2023',
    'may 4',
    '123-456-7890',
  ])('gives nothing for %s', (value) => {
    expect(parseAnyTime(value)).toBeNull();
  });

  it('reads every moment as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2900-01-01'), noInvalidDate: true }), (date) => {
        expect(parseAnyTime(date.toISOString())).toBe(date.getTime() / 1000);
        expect(parseAnyTime(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000));
      }),
      { seed: 1 },
    );
  });
});
