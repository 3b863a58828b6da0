import { describe, expect, it } from 'vitest';
import type { RecordedName } from '../python/boot';
import { MOST_WAYS, mockChoices } from './mock-choices';

const counter = (name: string, text = '0'): RecordedName => ({ name, isCache: true, calls: 1, values: [{ kind: 'number', text }], hasMore: false, raised: null });
/** The texts of each way for names that returned `texts`. */
const waysOf = (...texts: string[]): string[] =>
  mockChoices({ names: texts.map((text, index) => counter(`n${index}`, text)), elsewhere: [], file: null }, 'rules/a.py').ways.map((way) => way.map(({ returnValue }) => returnValue).join());

describe('the ways to mock what was recorded', () => {
  it('begin with JSON throughout, then empty texts throughout for what was nothing', () => {
    expect(waysOf('7')).toEqual(['7']);
    expect(waysOf('0')).toEqual(['0', '']);
    expect(waysOf('0', '7', '0')).toEqual(['0,7,0', ',7,', ',7,0', '0,7,']);
    expect(new Set(waysOf('0', '0', '0')).size).toBe(8);
    expect(waysOf('0', '0', '0', '0').slice(0, 3)).toEqual(['0,0,0,0', ',,,', ',0,0,0']);
  });

  it('are few, however many names returned nothing', () => {
    expect(waysOf(...Array.from({ length: 30 }, () => '0'))).toHaveLength(MOST_WAYS);
  });
});
