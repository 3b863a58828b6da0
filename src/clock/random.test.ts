import { describe, expect, it } from 'vitest';
import { seededBytes, seededRandom } from './random';

function take(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
}

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    expect(take(5, 1)).toEqual(take(5, 1));
    expect(take(3, 0).map((one) => one * 2 ** 32)).toMatchInlineSnapshot(`
      [
        281849423,
        1476918685,
        463860217,
      ]
    `);
  });

  it('gives other numbers for other seeds, however near', () => {
    const firsts = [0, 1, 2, 3, -1, 0.5, 2 ** 32, 2 ** 53].map((seed) => take(4, seed).join());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('spreads over 0 to 1', () => {
    const numbers = take(10_000, 42);
    const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((one) => Math.floor(one * 10) === i).length);
    expect(tenths.reduce((sum, count) => sum + count)).toBe(10_000);
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

describe('seededBytes', () => {
  it('fills arrays of any length with the same bytes for the same seed', () => {
    const fill = (seed: number, length: number): Uint8Array => {
      const target = new Uint8Array(length);
      seededBytes(seed)(target);
      return target;
    };
    expect(fill(5, 16)).toEqual(fill(5, 16));
    expect(fill(5, 7)).toEqual(fill(5, 16).slice(0, 7));
    expect(fill(5, 16)).not.toEqual(fill(6, 16));
    expect(new Set(fill(5, 4000)).size).toBe(256);
  });

  it('goes on where it stopped', () => {
    const next = seededBytes(1);
    const first = new Uint8Array(8);
    const second = new Uint8Array(8);
    next(first);
    next(second);
    expect(second).not.toEqual(first);
  });
});
