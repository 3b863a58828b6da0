import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Patience } from './patience';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('ends after the limit, once', () => {
  const lost = vi.fn();
  new Patience(15_000, lost).begin();
  vi.advanceTimersByTime(14_000);
  expect(lost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(lost).toHaveBeenCalledTimes(1);
});

it('begins anew with each sign of life, and ends with the waiting', () => {
  const lost = vi.fn();
  const patience = new Patience(15_000, lost);
  for (let sign = 0; sign < 5; sign++) {
    patience.begin();
    vi.advanceTimersByTime(10_000);
  }
  patience.end();
  vi.advanceTimersByTime(60_000);
  expect(lost).not.toHaveBeenCalled();
});

it('does not count time in which the page was blocked or the computer slept', () => {
  const lost = vi.fn();
  new Patience(15_000, lost).begin();
  // The clock goes on, but no timer comes to its turn.
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(lost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(15_000);
  expect(lost).toHaveBeenCalledTimes(1);
});

it('says how long it has waited', () => {
  const patience = new Patience(15_000, () => undefined);
  expect(patience.waited).toBe(0);
  patience.begin();
  vi.advanceTimersByTime(4_500);
  expect(patience.waited).toBe(4_500);
  patience.begin();
  expect(patience.waited).toBe(0);
  vi.advanceTimersByTime(2_000);
  patience.end();
  expect(patience.waited).toBe(0);
});
