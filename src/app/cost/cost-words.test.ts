import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DetectionCost } from '../../pitfalls/cost/cost-types';
import { pricesOf, resetPrices, useCostSettings } from './cost-settings';
import { callText, costChangeText, dollarsText, perEvent, shortNumber } from './cost-words';

const COST: DetectionCost = { detection: 'A', events: 10, matches: 1, requests: 20, requestsOnMatches: 2, readUnits: 5, writeUnits: 10, milliseconds: 100, slowestEvent: 12, idleEvents: 0, calls: [] };
const SETTINGS = { eventsPerDay: 1_000, perMillionReadUnits: 1, perMillionWriteUnits: 2 };

describe('costs in words', () => {
  it('are short, and never 0 where there is something', () => {
    expect([0, 0.001, 0.5, 1.255, 1_234].map(shortNumber)).toEqual(['0', '< 0.01', '0.5', '1.26', '1,234']);
    expect([0, 0.001, 5.1, 999.99, 12_345.6].map(dollarsText)).toEqual(['$0.00', '< $0.01', '$5.10', '$999.99', '$12,346']);
    expect([perEvent(3, 2), perEvent(3, 0)]).toEqual([1.5, 0]);
  });

  it('tell of a call what it made', () => {
    const call = { path: 'a.py', line: 1, helper: 'get_counter', requests: 2, failed: 1, readUnits: 1, writeUnits: 3, milliseconds: 8.125 };
    expect(callText(call)).toBe('2 requests (1 failed), 1 read unit, 3 write units, 8.13 ms');
    expect(callText({ ...call, requests: 1, failed: 0, writeUnits: 0 })).toBe('1 request, 1 read unit, 8.13 ms');
  });

  it('tell what a change did, and nothing where it did nothing', () => {
    expect(costChangeText(COST, { ...COST, milliseconds: 7 }, SETTINGS)).toBe('');
    expect(costChangeText(COST, { ...COST, requests: 10, readUnits: 0 }, SETTINGS)).toBe('Requests per event: 2 → 1. A month of 1,000 events a day: $0.08 → $0.06.');
    expect(costChangeText(COST, null, SETTINGS)).toBe('Requests per event: 2 → 0. A month of 1,000 events a day: $0.08 → $0.00.');
    expect(costChangeText(null, null, SETTINGS)).toBe('');
  });
});

describe('what estimates are made with', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
    return () => vi.unstubAllGlobals();
  });

  it('says of which time its prices are, as long as they are not others', () => {
    expect(pricesOf(useCostSettings.getState())).toEqual({ perMillionReadUnits: 0.125, perMillionWriteUnits: 0.625, asOf: 'November 2024' });
    useCostSettings.setState({ perMillionReadUnits: 0.3 });
    expect(pricesOf(useCostSettings.getState())).toEqual({ perMillionReadUnits: 0.3, perMillionWriteUnits: 0.625, asOf: 'you entered them' });
    resetPrices();
    expect(pricesOf(useCostSettings.getState()).asOf).toBe('November 2024');
  });

  it('is remembered; what cannot be read is as if it was not', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
    useCostSettings.setState({ eventsPerDay: 77 });
    vi.resetModules();
    const again = await import('./cost-settings');
    expect(again.useCostSettings.getState().eventsPerDay).toBe(77);
    kept.set('recall/cost', '{"eventsPerDay":-1}');
    vi.resetModules();
    const broken = await import('./cost-settings');
    expect(broken.useCostSettings.getState().eventsPerDay).toBe(1_000_000);
    useCostSettings.setState({ eventsPerDay: 1_000_000 });
  });
});
