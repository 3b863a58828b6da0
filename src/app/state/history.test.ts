import { describe, expect, it } from 'vitest';
import { beginTrace } from '../../trace/test-trace';
import type { Step } from './history';
import type { LastRun } from './last-run';
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

  it('holds on to no run that it has forgotten, to compare another one with', () => {
    const traces = [1, 60_000_000, 60_000_000, 1].map((length) => beginTrace().appendEntries([{ kind: 'event', at: 0, event: 1, time: 'event', data: {}, dataText: `{"a":"${'x'.repeat(length)}"}` }]));
    const runs = traces.map((trace): LastRun => ({ trace, alerts: [], run: { kind: 'done', events: 1, alerts: 0, errors: 0 }, input: null }));
    const history = new History();
    for (const [index, { trace, alerts, run }] of runs.entries()) {
      const state = { trace, run, alerts: [...alerts], runProblems: [], handEdits: [], runInput: null, lastRun: runs[index - 1] ?? null };
      history.remember({ kind: 'session', label: 'Run', moment: { state, startFrom: 'empty table', live: null, changes: null }, isRun: true });
    }
    const left: (LastRun | null)[] = [];
    for (let step = history.take('undo'); step; step = history.take('undo')) if (step.kind === 'session') left.push(step.moment.state.lastRun);
    // The first two are forgotten, and the third cannot be compared any more.
    expect(left).toEqual([runs[2], null]);
  });
});
