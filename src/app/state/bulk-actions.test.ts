import { describe, expect, it } from 'vitest';
import { Trace } from '../../trace/trace';
import { CLOCK, counter, counts, settled, testApp } from './test-app';
import type { TestApp } from './test-app';

const DAY = 86_400;

function expiries({ store }: TestApp): Record<string, string> {
  return Object.fromEntries([...store.getState().trace.table()].map(([key, { expiresAt }]) => [key, expiresAt && 'N' in expiresAt ? expiresAt.N : '']));
}

describe('changing many keys', () => {
  async function filled(): Promise<TestApp> {
    const app = await testApp();
    const { setItem } = app.store.getState();
    setItem('soon', counter('soon', 1, CLOCK + 60));
    setItem('past', counter('past', 2, CLOCK - 60));
    setItem('never', counter('never', 3));
    return app;
  }

  it('extends those that expire, says which ones do not, and is one step to undo', async () => {
    const app = await filled();
    const before = app.store.getState().trace;
    await app.store.getState().changeKeys(['soon', 'past', 'never', 'not there'], { kind: 'extend', seconds: DAY });
    expect(expiries(app)).toEqual({ soon: String(CLOCK + 60 + DAY), past: String(CLOCK + DAY), never: '' });
    expect(app.toasts.at(-1)).toBe('Extended 2 keys by 1 day. 1 never expires, and stays so.');
    expect(app.store.getState().undoLabel).toBe('Extension of 2 keys');
    app.pressToast();
    expect(app.store.getState().trace).toBe(before);
    app.store.getState().redo();
    expect(expiries(app)['past']).toBe(String(CLOCK + DAY));
  });

  it('lets them expire at the clock, or deletes them', async () => {
    const app = await filled();
    await app.store.getState().changeKeys(['soon', 'past', 'never'], { kind: 'expire' });
    expect(expiries(app)).toEqual({ soon: String(CLOCK), past: String(CLOCK - 60), never: String(CLOCK) });
    await app.store.getState().changeKeys(['soon', 'never'], { kind: 'delete' });
    expect(Object.keys(counts(app))).toEqual(['past']);
    expect(app.store.getState().undoLabel).toBe('Deletion of 2 keys');
    app.store.getState().undo();
    app.store.getState().undo();
    expect(expiries(app)['soon']).toBe(String(CLOCK + 60));
  });

  it('does nothing where nothing can be changed, and says why', async () => {
    const app = await filled();
    const { changeKeys, trace } = app.store.getState();
    await changeKeys(['never'], { kind: 'extend', seconds: DAY });
    expect(app.toasts.at(-1)).toBe('Nothing was changed. 1 never expires, and stays so.');
    app.store.getState().lookAt(1);
    await changeKeys(['soon'], { kind: 'delete' });
    expect(app.toasts.at(-1)).toContain('shown as it was');
    expect(app.store.getState().trace).toBe(trace);
    app.store.getState().lookAt(null);
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    app.frame();
    const { trace: ofRun } = app.store.getState();
    await changeKeys(['soon'], { kind: 'delete' });
    expect(app.toasts.at(-1)).toContain('run is going on');
    expect(app.store.getState().trace).toBe(ofRun);
    app.store.getState().stop();
    await run;
  });

  it('works on many in slices, and gives up where the table changes meanwhile', async () => {
    const app = await testApp();
    const table = Array.from({ length: 30_000 }, (_, n) => counter(`key ${n}`, n));
    const { trace: empty } = app.store.getState();
    app.store.setState({ trace: Trace.start(CLOCK, table, empty.start().settings, []) });
    const keys = table.map((_, n) => `key ${n}`);

    const given = app.store.getState().changeKeys(keys, { kind: 'delete' });
    app.store.getState().setItem('other', counter('other', 1));
    await given;
    expect(app.toasts.at(-1)).toContain('changed meanwhile');
    expect(Object.keys(counts(app))).toHaveLength(30_001);

    await app.store.getState().changeKeys(keys, { kind: 'expire' });
    expect(new Set(Object.values(expiries(app)))).toEqual(new Set([String(CLOCK), '']));
    await app.store.getState().changeKeys(keys, { kind: 'delete' });
    expect(counts(app)).toEqual({ other: '1' });
    app.store.getState().undo();
    expect(Object.keys(counts(app))).toHaveLength(30_001);
  });
});
