import type { EpochSeconds } from '../../../clock/clock-types';

/** `2026-03-02T08:14:05.123Z`. */
export function isoTime(at: EpochSeconds): string {
  return new Date(Math.round(at * 1000)).toISOString();
}

/** `2026-03-02T08:14:05Z`. */
export function isoSeconds(at: EpochSeconds): string {
  return `${isoTime(at).slice(0, 19)}Z`;
}
