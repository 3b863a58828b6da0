import type { EpochSeconds } from './clock-types';

/** The last whole second that CPython's clock can show: it counts nanoseconds since 1970 in 63 bits. */
const LAST_SHOWN: EpochSeconds = 9_223_372_036;

/** Whether CPython's clock can stand at a moment. At others `time.time()` and `datetime.now()` raise an OverflowError. */
export function canBeShown(moment: EpochSeconds): boolean {
  return moment >= 0 && moment <= LAST_SHOWN;
}
