import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { loadPyodide } from 'pyodide';
import { seededBytes } from '../clock/random';
import { simulatedDate } from '../clock/simulated-date';
import type { RunPlan } from '../engine/engine-protocol';
import { bootPython, connectPython } from '../python/boot';
import { pythonPackages } from '../python/python-packages';
import { Trace } from '../trace/trace';
import type { TraceEntry } from '../trace/trace-types';
import type { DetectionSpec } from '../workspace/workspace-types';
import { exportTrace } from './render-trace';
import { Replay } from './replay';

/** A finished run, for tests to look at. */
export interface TestRun {
  trace: Trace;
  entries: TraceEntry[];
}

export const defaultSettings: RunPlan['settings'] = {
  startFrom: 'empty table',
  sweeper: 'at a random time within 48 hours',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
};

/** A detection as one without YAML is read: it sees every event. */
export function plainDetection(path: string, change: Partial<DetectionSpec> = {}): DetectionSpec {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  return {
    id,
    path,
    yamlPath: null,
    analysisType: 'rule',
    enabled: true,
    logTypes: null,
    displayName: '',
    severity: 'INFO',
    description: '',
    reference: '',
    runbook: '',
    destinations: null,
    dedupPeriodMinutes: 60,
    threshold: 1,
    ...change,
  };
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

/** In Node, Pyodide takes its entropy from `randomFillSync`; runs see the seeded bytes instead. */
function seedNodeEntropy(fill: (bytes: Uint8Array) => void): void {
  nodeCrypto.randomFillSync = (<T extends NodeJS.ArrayBufferView>(view: T): T => {
    fill(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    return view;
  });
  syncBuiltinESMExports();
}

/**
 * The engine without its sandbox: real Pyodide in Node, with this thread's clock and entropy replaced as the worker's
 * are. Boots once; each call is a run.
 */
export async function bootTestEngine(): Promise<(plan: RunPlan) => TestRun> {
  const world = { now: Date.now(), random: seededBytes(0) };
  globalThis.Date = simulatedDate(Date, () => world.now);
  let replay: Replay | null = null;
  seedNodeEntropy((bytes) => (replay ? world.random(bytes) : undefined));
  const pyodide = await bootPython(loadPyodide, {}, pythonPackages);
  const python = connectPython(pyodide, {
    send: (...request) => replay?.send(...request) ?? '',
    sleep: (seconds) => replay?.sleep(seconds),
  });
  return (plan) => {
    world.random = seededBytes(plan.settings.seed);
    replay = new Replay(plan, python, (at) => {
      world.now = at * 1000;
    });
    replay.load();
    let trace = Trace.from([replay.takeSegment()]);
    while (!replay.finished) {
      replay.nextEvent();
      trace = trace.append(replay.takeSegment());
    }
    replay = null;
    return { trace, entries: [...exportTrace(trace)].map((line) => JSON.parse(line) as TraceEntry) };
  };
}
