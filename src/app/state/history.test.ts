import { describe, expect, it } from 'vitest';
import type { Step } from './history';
import { History } from './history';

function filesStep(label: string, characters: number): Step {
  const texts = new Map([['events/e.jsonl', 'x'.repeat(characters)]]);
  return { kind: 'files', label, moment: { texts, files: [], disabledPaths: [], openPaths: [], activePath: null }, left: new Map(), moves: [] };
}

function depth(history: History): number {
  let steps = 0;
  while (history.take('undo')) steps += 1;
  return steps;
}

describe('History', () => {
  it('forgets the oldest steps', () => {
    const history = new History();
    for (let step = 0; step < 150; step++) history.remember(filesStep(String(step), 1));
    expect(history.labels({ kind: 'idle' }).undoLabel).toBe('149');
    expect(depth(history)).toBe(100);
  });

  it('holds on to no more text than it may, but always to the newest step', () => {
    const history = new History();
    history.remember(filesStep('first', 60_000_000));
    history.remember(filesStep('second', 60_000_000));
    expect(depth(history)).toBe(1);
    history.remember(filesStep('huge', 200_000_000));
    expect(history.labels({ kind: 'idle' }).undoLabel).toBe('huge');
  });
});
