import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../engine/engine-protocol';
import { bootTestEngine, testPlan } from '../replay/test-engine';
import type { TestRun } from '../replay/test-engine';
import { findInTrace } from './test-examples';
import { pitfall } from './codes/rc106';

const EVENTS = [{ user: 'ana' }, {}, { user: 'ben' }, {}];

let run: (plan: RunPlan) => TestRun;

beforeAll(async () => {
  run = await bootTestEngine();
});

/** Findings of a rule with these lines over EVENTS. */
function find(lines: string): { line: number | undefined; events: number }[] {
  const source = `from panther_detection_helpers.caching import get_counter\n\n\ndef rule(event):\n${lines}\n`;
  const findings = findInTrace(run(testPlan({ 'rules/a.py': source }, EVENTS)).trace, [pitfall]);
  return findings.map(({ call, evidence }) => ({ line: call?.line, events: evidence.events }));
}

describe('None in a key', () => {
  it('is found where a join raises just before the call', () => {
    expect(find('    key = "a:" + event.get("user")\n    return get_counter(key) > 5')).toEqual([{ line: 5, events: 2 }]);
  });

  it('is not found where the join is nowhere near a call', () => {
    expect(find(`    if "user" not in event:\n        return "a" + event.get("user")\n${'    pass\n'.repeat(20)}    return get_counter("a") > 5`)).toEqual([]);
  });

  it.each([
    ['a:None', 1],
    ['None', 1],
    ['a-None-b', 1],
    ['a:Nonesuch', 0],
    ['a:xNone', 0],
    ['a:none', 0],
  ])('in the key %s: %i', (key, count) => {
    expect(find(`    return get_counter("${key}") > 5`)).toHaveLength(count);
  });
});
