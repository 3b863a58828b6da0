import { expect, it } from 'vitest';
import type { EventRow } from '../../workspace/workspace-types';
import { olderText, timeFaultText } from './time-fault';

function row(event: object): EventRow {
  const { p_event_time: time = null } = event as { p_event_time?: unknown };
  return { path: 'events/a.jsonl', line: 1, enabled: true, text: JSON.stringify(event), logType: null, time: typeof time === 'string' ? time : null, epoch: null };
}

it.each([
  [{ p_event_time: '03/01/2026' }, 'p_event_time "03/01/2026" is read as 0 by event_time_epoch(); the clock stays.'],
  [{ p_event_time: `${'x'.repeat(100)}` }, `p_event_time "${'x'.repeat(59)}… is read as 0 by event_time_epoch(); the clock stays.`],
  [{}, 'It has no p_event_time: event_time_epoch() gives 0; the clock stays.'],
  [{ p_event_time: null }, 'p_event_time is null: event_time_epoch() gives 0; the clock stays.'],
  [{ p_event_time: '' }, 'p_event_time is empty: event_time_epoch() gives 0; the clock stays.'],
  [{ P_Event_Time: '' }, 'p_event_time is empty: event_time_epoch() gives 0; the clock stays.'],
  [{ p_event_time: 1_772_438_400 }, 'p_event_time 1772438400 is no text: event_time_epoch() raises a TypeError; the clock stays.'],
])('says of %j what the rule will see', (event, text) => {
  expect(timeFaultText(row(event))).toBe(text);
});

it('says how much older an event is, and than which', () => {
  const event = { number: 7, row: row({}), newest: { number: 1205, row: row({}) }, seconds: 5400 };
  expect(olderText(event)).toBe('It is 1 hour 30 minutes older than event 1,205 before it, and is processed at that one’s time.');
});
