import { describe, expect, test } from 'vitest';
import { addTallies, killSeeds, sumLine } from './kill-tallies.mjs';

describe('the sum of a long run of kills', () => {
  test('adds what each case counted', () => {
    const tallies = [
      { kills: { 'run: crash': 1, 'edits: close': 3 }, acknowledged: 900, torn: 0, lost: 0 },
      { kills: { 'run: crash': 2 }, acknowledged: 300, torn: 0, lost: 1 },
    ];
    expect(sumLine(addTallies(tallies))).toBe('6 kills (edits: close 3, run: crash 3): 1,200 acknowledged changes checked, 0 torn, 1 lost');
    expect(sumLine(addTallies([]))).toBe('0 kills (): 0 acknowledged changes checked, 0 torn, 0 lost');
  });

  test('has seeds for as many kills as were asked for, a few of them for the whole browser', () => {
    const seeds = killSeeds(500, 1);
    expect(seeds).toHaveLength(50);
    expect(seeds.filter((seed) => seed >= 1_000_000)).toEqual([1_000_001, 1_000_002]);
    expect(new Set(seeds).size).toBe(50);
    expect(killSeeds(3, 7)).toEqual([7]);
  });
});
