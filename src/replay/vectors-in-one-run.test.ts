import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../engine/engine-protocol';
import { goldenVectors } from '../python/golden-vectors';
import { defaultSettings } from '../python/test-plan';
import { bootTestEngine, testPlan, type TestRun } from './test-engine';
import { vectorsDetection, vectorsRun, vectorsRunMismatches } from './vectors-in-one-run';

let run: (plan: RunPlan) => TestRun;
beforeAll(async () => {
  run = await bootTestEngine();
});

const START = 1_700_000_000;

describe.each(['1.0.2', '0.4.0'] as const)('helpers %s', (helpers) => {
  it.each(['as documented', 'as 1.0.2'] as const)('all vectors hold in one run, %s', (eventsInPutDictionary) => {
    const vectors = vectorsRun(
      goldenVectors.filter(
        (vector) => vector.helpers.includes(helpers) && (vector.eventsInPutDictionary ?? eventsInPutDictionary) === eventsInPutDictionary,
      ),
      START,
    );
    const settings: RunPlan['settings'] = { ...defaultSettings, helpers, eventsInPutDictionary, sweeper: 'never' };
    const { entries } = run(testPlan({ 'rules/vectors.py': vectorsDetection }, [], { settings, events: vectors.events }));
    expect(vectorsRunMismatches(vectors, entries)).toEqual([]);
  });
});
