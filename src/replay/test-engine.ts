import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { loadPyodide } from 'pyodide';
import type { EpochSeconds } from '../clock/clock-types';
import { seededBytes } from '../clock/random';
import { simulatedDate } from '../clock/simulated-date';
import type { RunPlan } from '../engine/engine-protocol';
import { bootPython, connectPython } from '../python/boot';
import { pythonPackages } from '../python/python-packages';
import { defaultSettings, plainDetection } from '../python/test-plan';
import { Trace } from '../trace/trace';
import type { TraceEntry } from '../trace/trace-types';
import { exportTrace } from './render-trace';
import { entropySeed, Replay, type ReplayOptions } from './replay';

/** A finished run, for tests to look at. */
export interface TestRun {
  trace: Trace;
  entries: TraceEntry[];
}

/** A plan of plain detections (path to source) over events; anything else by `change`. */
export function testPlan(sources: Record<string, string>, events: object[], change: Partial<RunPlan> = {}): RunPlan {
  return {
    settings: defaultSettings,
    detections: Object.keys(sources).map((path) => plainDetection(path)),
    helpers: [],
    sources,
    events: events.map((event) => JSON.stringify(event)),
    table: [],
    clock: 1_772_000_000,
    ...change,
  };
}

/** The world that every interpreter of this thread sees: its globals are there once. */
const world = { nowMilliseconds: Date.now(), monotonicMilliseconds: 0, random: seededBytes(0), isSimulated: false };

/**
 * Replaces this thread's clocks and entropy by simulated, seeded ones, as the engine's worker does. In Node, Pyodide takes
 * its entropy from `randomFillSync`.
 */
function simulateWorld(): void {
  if (world.isSimulated) return;
  world.isSimulated = true;
  globalThis.Date = simulatedDate(Date, () => world.nowMilliseconds);
  Object.defineProperty(performance, 'now', { value: () => world.monotonicMilliseconds, configurable: true });
  nodeCrypto.randomFillSync = (<T extends NodeJS.ArrayBufferView>(view: T): T => {
    world.random(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    return view;
  });
  syncBuiltinESMExports();
}

/** Makes the world that of a new run, and gives what moves its clocks: the monotonic one follows, but never backward. */
function beginWorld(seed: number): (at: EpochSeconds) => void {
  world.random = seededBytes(seed);
  world.monotonicMilliseconds = 0;
  let runStarts = true;
  return (at) => {
    if (!runStarts) world.monotonicMilliseconds += Math.max(0, at * 1000 - world.nowMilliseconds);
    runStarts = false;
    world.nowMilliseconds = at * 1000;
  };
}

/**
 * The engine without its sandbox: real Pyodide in Node, in a simulated world. Boots once; each call begins a replay, which
 * from then on is the one that Python speaks to.
 */
export async function bootTestReplays(): Promise<(plan: RunPlan, options?: ReplayOptions) => Replay> {
  simulateWorld();
  beginWorld(0);
  let replay: Replay | null = null;
  const pyodide = await bootPython(loadPyodide, {}, pythonPackages);
  const python = connectPython(pyodide, {
    send: (...request) => replay?.send(...request) ?? '',
    sleep: (seconds) => replay?.sleep(seconds),
    begins: (index) => replay?.moduleBegins(index),
  });
  return (plan, options = {}) => (replay = new Replay(plan, python, beginWorld(entropySeed(plan, options.resume ?? null)), options));
}

/** As bootTestReplays; each call is a whole run. */
export async function bootTestEngine(): Promise<(plan: RunPlan) => TestRun> {
  const begin = await bootTestReplays();
  return (plan) => {
    const replay = begin(plan);
    replay.load();
    let trace = Trace.from([replay.takeSegment()]);
    while (!replay.finished) {
      replay.nextEvent();
      trace = trace.append(replay.takeSegment());
    }
    return { trace, entries: [...exportTrace(trace)].map((line) => JSON.parse(line) as TraceEntry) };
  };
}
