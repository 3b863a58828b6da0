import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import { bootTestEngine, testPlan } from '../../replay/test-engine';
import { DEFAULT_PRICES } from './cost-types';
import { monthlyCost, readCost } from './read-cost';

const COUNTS = `from panther_detection_helpers.caching import get_counter, increment_counter

def rule(event):
    if get_counter("seen:" + event["user"]) > 1:
        return True
    if event["counts"]:
        increment_counter("seen:" + event["user"], epoch_seconds=60)
    return False
`;

describe('the cost of a run', () => {
  it('is counted by detection and by call, as the table was asked', async () => {
    const run = await bootTestEngine();
    const events = [true, false, true, false, false].map((counts) => ({ user: 'ann', counts }));
    const { trace, entries } = run(testPlan({ 'rules/counts.py': COUNTS, 'rules/quiet.py': 'def rule(event):\n    return False\n' }, events));
    const [cost, ...others] = atOnce(readCost(trace));
    expect(others).toEqual([]);
    // Two increments: the first is a write that fails and one that does not, the second one write.
    expect(cost).toMatchObject({ detection: 'counts', events: 5, matches: 2, requests: 8, requestsOnMatches: 2, readUnits: 2.5, writeUnits: 3, idleEvents: 1 });
    expect(cost?.calls).toMatchObject([
      { path: 'rules/counts.py', line: 4, helper: 'get_counter', requests: 5, failed: 0, readUnits: 2.5, writeUnits: 0 },
      { path: 'rules/counts.py', line: 7, helper: 'increment_counter', requests: 3, failed: 1, readUnits: 0, writeUnits: 3 },
    ]);
    expect(entries.filter(({ kind }) => kind === 'request')).toHaveLength(8);
    const spent = cost?.calls.reduce((sum, { milliseconds }) => sum + milliseconds, 0) ?? 0;
    expect(cost?.milliseconds).toBeCloseTo(spent, 9);
    expect(spent).toBeGreaterThan(cost?.slowestEvent ?? 0);
    expect(atOnce(readCost(trace))).toEqual([cost]);
  });

  it('is told for a month of so many events', () => {
    const cost = { detection: 'A', events: 10, matches: 0, requests: 20, requestsOnMatches: 0, readUnits: 5, writeUnits: 10, milliseconds: 100, slowestEvent: 10, idleEvents: 0, calls: [] };
    const month = monthlyCost(cost, 1_000_000, DEFAULT_PRICES);
    expect(month).toMatchObject({ requests: 60_000_000, readUnits: 15_000_000, writeUnits: 30_000_000 });
    expect(month.dollars).toBeCloseTo(15 * 0.125 + 30 * 0.625, 9);
    expect(month.hours).toBeCloseTo(30_000_000 * 0.01 / 3600, 6);
    expect(monthlyCost({ ...cost, events: 0 }, 1, DEFAULT_PRICES).dollars).toBe(0);
  });
});
