import { expect, it } from 'vitest';
import { readWorkspace } from '../../workspace/read-workspace';
import { SAMPLES_START } from '../../workspace/samples/sample-set';
import { sampleStart } from './sample-start';

/** When a sample begins beside files with events at these days. */
function start(files: Record<string, readonly string[]>, stem = 'sample-a'): string {
  const texts = Object.entries(files).map(([name, days]) => ({ path: `events/${name}.jsonl`, text: days.map((day) => `{"p_event_time":"${day} 10:00:00.000"}\n`).join('') }));
  const { events } = readWorkspace({ name: 'w', files: texts, disabledPaths: [] });
  return new Date(sampleStart(stem, 2, texts.map(({ path }) => path), events) * 1000).toISOString().slice(0, 10);
}

it('made-up events begin as usual where there are no others', () => {
  expect(start({})).toBe(new Date(SAMPLES_START * 1000).toISOString().slice(0, 10));
  expect(start({ none: [] })).toBe('2026-03-02');
});

it('made-up events come behind those of files that run before them, and end before those that run behind them', () => {
  expect(start({ a: ['2026-03-02', '2026-03-15'] })).toBe('2026-03-16');
  expect(start({ two_weeks: ['2026-03-02', '2026-03-15'] })).toBe('2026-02-23');
  expect(start({ 'sample-a': ['2026-02-23'], two_weeks: ['2026-03-02'] }, 'sample-b')).toBe('2026-03-09');
  expect(start({ a: ['2026-03-02'], two_weeks: ['2026-03-20'] })).toBe('2026-03-16');
});
