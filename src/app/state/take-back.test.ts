import { describe, expect, it, vi } from 'vitest';
import { Trace } from '../../trace/trace';
import type { EditToTakeBack } from './take-back';
import { CLOCK, counter, counts, sets, testApp } from './test-app';
import type { TestApp } from './test-app';

function edit({ store }: TestApp, label: string): EditToTakeBack {
  const found = store.getState().handEdits.find((one) => one.label === label);
  if (!found) throw new Error(`There is no “${label}”.`);
  return found;
}

function labels({ store }: TestApp): string[] {
  return store.getState().handEdits.map(({ label }) => label);
}

/** x is 5 by hand, y 1 and then 2; then two runs that only write what `writes` says. */
async function afterRuns(writes: string | null): Promise<TestApp> {
  const app = await testApp();
  const { setItem, startRun } = app.store.getState();
  setItem('x', counter('x', 5));
  setItem('y', counter('y', 1));
  setItem('y', counter('y', 2));
  app.engine.script = (event, at) => (writes === null ? [] : [sets(writes, event, event, at)]);
  await startRun();
  await startRun();
  return app;
}

describe('taking back an edit by hand', () => {
  it('before later runs leaves what the runs did', async () => {
    const app = await afterRuns('n');
    expect(labels(app)).toEqual(['Addition of key x', 'Addition of key y', 'Edit of key y']);
    const { trace } = app.store.getState();
    expect(await app.store.getState().takeBack(edit(app, 'Addition of key x'))).toEqual({ kind: 'done' });
    expect(counts(app)).toEqual({ y: '2', n: '3' });
    expect(app.store.getState().trace.segments.slice(0, trace.segments.length)).toEqual(trace.segments);
    expect(app.store.getState().undoLabel).toBe('Taking back of “Addition of key x”');
    expect(labels(app)).toEqual(['Addition of key y', 'Edit of key y']);
    app.store.getState().undo();
    expect(counts(app)).toEqual({ x: '5', y: '2', n: '3' });
    expect(labels(app)).toHaveLength(3);
    app.store.getState().redo();
    expect(counts(app)).toEqual({ y: '2', n: '3' });
    expect(labels(app)).toHaveLength(2);
  });

  it('is not forced where a run has changed the item: it says what did', async () => {
    const app = await afterRuns('x');
    const { trace } = app.store.getState();
    expect(await app.store.getState().takeBack(edit(app, 'Addition of key x'))).toMatchObject({
      kind: 'changed since',
      count: 1,
      first: [{ key: 'x', before: null, now: counter('x', 3), entry: { event: 3, detection: 'My.Counts', file: 'rules/counts.py', line: 2, helper: 'increment_counter' } }],
      rest: null,
    });
    expect(app.store.getState().trace).toBe(trace);
  });

  it('opens a branch in which the item is as before, and leaves the workspace alone', async () => {
    const app = await afterRuns('x');
    const { workspaceId, trace } = app.store.getState();
    await app.store.getState().openWithout(edit(app, 'Addition of key x'));
    expect(app.store.getState().workspaceId).not.toBe(workspaceId);
    expect(app.store.getState().workspace.name).toBe('Test, without the edit of x');
    expect(counts(app)).toEqual({ y: '2' });
    expect(app.store.getState()).toMatchObject({ settings: { startFrom: 'this table' }, handEdits: [] });
    expect((await app.storage.read(workspaceId)).trace?.length).toBe(trace.length);
    expect(app.toasts.at(-1)).toBe('Opened the copy “Test, without the edit of x”. “Test” stays as it was.');
  });

  it('is in the way of a later edit of the same item, and nothing where the item is as before', async () => {
    const app = await afterRuns(null);
    const [, first, second] = app.store.getState().handEdits;
    if (!first || !second) throw new Error('There are three edits.');
    expect(await app.store.getState().takeBack(first)).toMatchObject({ kind: 'changed since', first: [{ now: counter('y', 2), entry: null }] });
    await app.store.getState().takeBack(second);
    expect(counts(app)).toEqual({ x: '5', y: '1' });
    app.store.getState().setSettings({ startFrom: 'empty table' });
    await app.store.getState().startRun();
    expect(counts(app)).toEqual({});
    expect(await app.store.getState().takeBack(first)).toEqual({ kind: 'done' });
    expect(app.toasts.at(-1)).toBe('The key is already as it was before “Addition of key y”.');
    expect(labels(app)).toEqual(['Addition of key x']);
  });

  it('of many items takes back those that are as it left them', async () => {
    const app = await afterRuns('k');
    app.store.getState().deleteItems(['x', 'y', 'k']);
    app.store.getState().setItem('k', counter('k', 9));
    const taken = await app.store.getState().takeBack(edit(app, 'Deletion of 3 keys'));
    expect(taken).toMatchObject({ kind: 'changed since', count: 1, first: [{ key: 'k', entry: { kind: 'edit' } }], rest: { changes: [{ key: 'x' }, { key: 'y' }] } });
    if (taken?.kind !== 'changed since' || !taken.rest) throw new Error('There is a rest.');
    await app.store.getState().takeBack(taken.rest);
    expect(counts(app)).toEqual({ k: '9', x: '5', y: '2' });
  });

  it('knows Reset cache and what was done in a pause, not the clock', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [sets(`k${event}`, 1, event, at)];
    await app.store.getState().step();
    app.store.getState().setItem('paused', counter('paused', 1));
    app.store.getState().moveClock(app.store.getState().trace.clock + 100);
    await app.store.getState().startRun();
    app.store.getState().resetCache();
    expect(labels(app)).toEqual(['Addition of key paused', 'Reset cache']);
    await app.store.getState().takeBack(edit(app, 'Reset cache'));
    expect(counts(app)).toEqual({ k1: '1', k2: '1', k3: '1', paused: '1' });
    await app.store.getState().takeBack(edit(app, 'Addition of key paused'));
    expect(counts(app)).toEqual({ k1: '1', k2: '1', k3: '1' });
  });

  it('of very many items pauses, and comes to nothing where the table changes meanwhile', async () => {
    const app = await testApp();
    const table = Array.from({ length: 5_000 }, (_, n) => counter(`k${n}`, n));
    app.store.setState({ trace: Trace.start(CLOCK, table, app.store.getState().trace.start().settings, []) });
    app.store.getState().deleteItems(table.map((_, n) => `k${n}`));
    // Every chance to pause is taken.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
    const given = app.store.getState().takeBack(edit(app, 'Deletion of 5,000 keys'));
    app.store.getState().setItem('other', counter('other', 1));
    expect(await given).toBeNull();
    expect(app.toasts.at(-1)).toContain('changed meanwhile');
    expect(counts(app)).toEqual({ other: '1' });
    expect(await app.store.getState().takeBack(edit(app, 'Deletion of 5,000 keys'))).toEqual({ kind: 'done' });
    vi.restoreAllMocks();
    expect(Object.keys(counts(app))).toHaveLength(5_001);
    app.store.getState().undo();
    expect(counts(app)).toEqual({ other: '1' });
  });

  it('waits for the end of a run, and for the present', async () => {
    const app = await afterRuns('n');
    app.store.getState().lookAt(1);
    expect(await app.store.getState().takeBack(edit(app, 'Addition of key x'))).toBeNull();
    expect(app.toasts.at(-1)).toContain('Go back to now');
  });
});
