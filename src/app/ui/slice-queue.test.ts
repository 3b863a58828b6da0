import { describe, expect, it, vi } from 'vitest';
import { SliceQueue } from './slice-queue';
import type { Slices } from '../../clock/slices';

/** Work that goes on until it is let go. */
function* heldUp(letGo: { now: boolean }, result: string): Slices<string> {
  while (!letGo.now) yield;
  return result;
}

function* short(result: string): Slices<string> {
  yield;
  return result;
}

describe('SliceQueue', () => {
  it('does what is short when it is asked for', () => {
    const queue = new SliceQueue('none');
    queue.ask(() => short('one'));
    expect(queue.newest).toBe('one');
    expect(queue.count()).toBe(0);
  });

  it('carries on with what is long, and does the last one of those that are asked for meanwhile', async () => {
    const queue = new SliceQueue('none');
    const letGo = { now: false };
    const shown: string[] = [];
    const done = new Promise<void>((resolve) => {
      queue.subscribe(() => {
        shown.push(queue.newest);
        if (queue.newest === 'three') resolve();
      });
    });
    queue.ask(() => heldUp(letGo, 'one'));
    queue.ask(() => short('two'));
    queue.ask(() => short('three'));
    expect(queue.newest).toBe('none');
    letGo.now = true;
    await done;
    expect(shown).toEqual(['one', 'three']);
  });

  it('does what waits for a piece of work that fails', async () => {
    const failures: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => failures.push(error));
    const queue = new SliceQueue('none');
    const letGo = { now: false };
    queue.ask(function* () {
      yield* heldUp(letGo, 'one');
      throw new Error('It failed.');
    });
    const shown = new Promise<string>((resolve) => queue.subscribe(() => resolve(queue.newest)));
    queue.ask(() => short('two'));
    letGo.now = true;
    expect(await shown).toBe('two');
    expect(failures).toEqual([new Error('It failed.')]);
    queue.ask(() => short('three'));
    expect(queue.newest).toBe('three');
    vi.unstubAllGlobals();
  });
});
