import { expect, it } from 'vitest';
import * as v from 'valibot';
import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { checkSegment } from '../trace/segment';
import { Trace } from '../trace/trace';
import { withOneText } from './old-segments';
import { settingsRecord } from './records';

const { processingTime: _time, processedAt: _at, eventsArrive: _arrive, longestDelaySeconds: _longest, ...OLD } = { ...DEFAULT_SETTINGS, seed: 7 };

it('opens settings that were stored before there were some of them, with the defaults of those', () => {
  expect(v.parse(settingsRecord, { version: 2, settings: OLD }).settings).toEqual({ ...DEFAULT_SETTINGS, seed: 7 });
  expect(v.is(settingsRecord, { version: 2, settings: { ...OLD, processingTime: 'sometimes' } })).toBe(false);
});

it('opens a trace that was stored before there were some settings, as one that ran with their defaults', () => {
  const [segment] = Trace.start(5, [], { ...DEFAULT_SETTINGS, seed: 7 }, []).segments;
  if (segment === undefined) throw new Error('A trace has a segment.');
  const old = withOneText({ ...segment, strings: [JSON.stringify({ table: [], settings: OLD, detections: [] })] });
  expect(Trace.from([checkSegment(old)]).start().settings).toEqual({ ...DEFAULT_SETTINGS, seed: 7 });
  const odd = withOneText({ ...segment, strings: [JSON.stringify({ table: [], settings: { ...OLD, eventsArrive: 'never' }, detections: [] })] });
  expect(() => checkSegment(odd)).toThrow();
});
