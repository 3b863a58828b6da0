import { describe, expect, it } from 'vitest';
import { CLOCK, counter, counts, settled, sets, testApp } from './test-app';

describe('edits by hand', () => {
  it('go into the trace and make the next run start from this table', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    expect(app.store.getState().settings.startFrom).toBe('this table');
    expect(app.toasts[0]).toContain('starts from this table');
    app.store.getState().deleteItems(['a', 'not there']);
    expect(counts(app)).toEqual({});
    const { trace } = app.store.getState();
    expect([1, 2].map((seq) => trace.row(seq).kind)).toEqual(['edit', 'edit']);
    expect(trace.length).toBe(3);
  });

  it('are refused as DynamoDB would refuse them', async () => {
    const app = await testApp();
    const { setItem, trace } = app.store.getState();
    expect(() => setItem('a', { key: { S: 'a' }, intCount: { N: 'many' } })).toThrow();
    expect(() => setItem('a', counter('b', 1))).toThrow('must stay "a"');
    expect(app.store.getState().trace).toBe(trace);
  });

  it('leave no entry when nothing changes', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    const { trace } = app.store.getState();
    app.store.getState().setItem('a', counter('a', 5));
    expect(app.store.getState().trace).toBe(trace);
  });

  it('wait for a run that is going on', async () => {
    const app = await testApp();
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    app.frame();
    const { setItem, deleteItems, moveClock, resetCache } = app.store.getState();
    expect(() => setItem('a', counter('a', 5))).toThrow('run is going on');
    const { trace } = app.store.getState();
    deleteItems(['a']);
    moveClock(CLOCK + 5000);
    resetCache();
    expect(app.store.getState().trace).toBe(trace);
    expect(app.toasts).toHaveLength(3);
    app.store.getState().stop();
    await run;
  });
});

describe('Reset cache', () => {
  it('deletes every item, and a paused run hears of it', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [sets(`k${event}`, 1, event, at)];
    await app.store.getState().step();
    await app.store.getState().step();
    app.store.getState().resetCache();
    expect(counts(app)).toEqual({});
    expect(app.store.getState().settings.startFrom).toBe('empty table');
    await app.store.getState().step();
    expect(app.engine.continued.at(-1)?.changes?.items).toEqual([
      { key: 'k1', item: null },
      { key: 'k2', item: null },
    ]);
    expect(counts(app)).toEqual({ k3: '1' });
  });
});

describe('moving the clock', () => {
  it('deletes what the sweeper would have deleted on the way', async () => {
    const app = await testApp();
    app.store.getState().setSettings({ sweeper: 'after a delay', sweeperDelayHours: 1 });
    app.store.getState().setItem('soon', counter('soon', 1, CLOCK + 60));
    app.store.getState().setItem('later', counter('later', 1, CLOCK + 9000));
    app.store.getState().setSettings({ startFrom: 'empty table' });
    app.store.getState().moveClock(CLOCK + 3659);
    expect(Object.keys(counts(app))).toEqual(['soon', 'later']);
    expect(app.store.getState().settings.startFrom).toBe('empty table');
    app.store.getState().moveClock(CLOCK + 3700);
    expect(Object.keys(counts(app))).toEqual(['later']);
    const { trace, settings } = app.store.getState();
    expect(settings.startFrom).toBe('this table');
    expect(trace.clock).toBe(CLOCK + 3700);
    const deletion = trace.row(trace.length - 2);
    expect([deletion.kind, deletion.at]).toEqual(['delete', CLOCK + 3660]);
  });

  it('in a pause sweeps as the paused run does, whatever is set for the next one', async () => {
    const app = await testApp();
    app.store.getState().setSettings({ sweeper: 'never' });
    await app.store.getState().step();
    app.store.getState().setItem('soon', counter('soon', 1, CLOCK + 60));
    app.store.getState().setSettings({ sweeper: 'at once' });
    app.store.getState().moveClock(CLOCK + 5000);
    expect(counts(app)).toEqual({ soon: '1' });
    app.store.getState().stop();
    app.store.getState().moveClock(CLOCK + 6000);
    expect(counts(app)).toEqual({});
  });

  it('goes back without deleting, and ignores what is no time', async () => {
    const app = await testApp();
    app.store.getState().setSettings({ sweeper: 'at once' });
    app.store.getState().setItem('gone', counter('gone', 1, CLOCK - 50));
    app.store.getState().moveClock(CLOCK - 10);
    expect(app.store.getState().trace.clock).toBe(CLOCK - 10);
    expect(counts(app)).toEqual({ gone: '1' });
    app.store.getState().moveClock(Number.NaN);
    expect(app.store.getState().trace.clock).toBe(CLOCK - 10);
  });
});
