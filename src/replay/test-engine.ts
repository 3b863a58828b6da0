import type { RunPlan } from '../engine/engine-protocol';
import { connectPython } from '../python/boot';
import { bootFreshInterpreter, sharedInterpreter } from '../python/test-interpreter';
import { defaultSettings, plainDetection } from '../python/test-plan';
import { beginTestWorld } from '../python/test-world';
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

/**
 * The engine without its sandbox: real Pyodide in Node, in a simulated world. Each call begins a replay, which from then on is the
 * one that Python speaks to. `isFresh`: with an interpreter that no other test file uses.
 */
export async function bootTestReplays({ isFresh = false } = {}): Promise<(plan: RunPlan, options?: ReplayOptions) => Replay> {
  let replay: Replay | null = null;
  const pyodide = await (isFresh ? bootFreshInterpreter() : sharedInterpreter());
  const python = connectPython(pyodide, {
    send: (...request) => replay?.send(...request) ?? '',
    sleep: (seconds) => replay?.sleep(seconds),
    begins: (index) => replay?.moduleBegins(index),
  });
  return (plan, options = {}) => (replay = new Replay(plan, python, beginTestWorld(entropySeed(plan, options.resume ?? null)), options));
}

/** As bootTestReplays; each call is a whole run. */
export async function bootTestEngine(how: { isFresh?: boolean } = {}): Promise<(plan: RunPlan) => TestRun> {
  const begin = await bootTestReplays(how);
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
