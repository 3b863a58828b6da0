import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { EpochSeconds } from '../clock/clock-types';
import { seededBytes } from '../clock/random';
import { simulatedDate } from '../clock/simulated-date';

/** What every interpreter of this thread sees of time and chance: its globals are there once, whichever test file it runs. */
export const testWorld = { nowMilliseconds: Date.now(), monotonicMilliseconds: 0, random: seededBytes(0) };

/** What the world was before it was simulated; null while it is not. */
let real: { date: DateConstructor; randomFillSync: typeof nodeCrypto.randomFillSync } | null = null;

/**
 * Replaces this thread's clocks and entropy by simulated, seeded ones, as the engine's worker does. In Node, Pyodide takes
 * its entropy from `randomFillSync`.
 */
export function simulateTestWorld(): void {
  if (real) return;
  real = { date: globalThis.Date, randomFillSync: nodeCrypto.randomFillSync };
  globalThis.Date = simulatedDate(Date, () => testWorld.nowMilliseconds);
  Object.defineProperty(performance, 'now', { value: () => testWorld.monotonicMilliseconds, configurable: true });
  nodeCrypto.randomFillSync = (<T extends NodeJS.ArrayBufferView>(view: T): T => {
    testWorld.random(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    return view;
  });
  syncBuiltinESMExports();
}

/** Gives the thread its own clocks and entropy back, for the test files after this one: work in slices would wait for ever for time to pass. */
export function endTestWorld(): void {
  if (!real) return;
  globalThis.Date = real.date;
  // Its own property hides that of the prototype.
  Reflect.deleteProperty(performance, 'now');
  nodeCrypto.randomFillSync = real.randomFillSync;
  syncBuiltinESMExports();
  real = null;
}

/** Makes the world that of a new run, and gives what moves its clocks: the monotonic one follows, but never backward. */
export function beginTestWorld(seed: number): (at: EpochSeconds) => void {
  testWorld.random = seededBytes(seed);
  testWorld.monotonicMilliseconds = 0;
  let runStarts = true;
  return (at) => {
    if (!runStarts) testWorld.monotonicMilliseconds += Math.max(0, at * 1000 - testWorld.nowMilliseconds);
    runStarts = false;
    testWorld.nowMilliseconds = at * 1000;
  };
}
