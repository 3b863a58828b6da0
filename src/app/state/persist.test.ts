import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { BrowserStorage } from '../../storage/browser-storage';
import { IndexedDatabase } from '../../storage/indexed-database';
import { createAppStore } from './store';
import { FakeEngine } from './test-engine';
import { alerts, CLOCK, counter, raises, sets, settled, testApp, testWorkspace } from './test-app';
import { fakeTab, FakeStorage } from './test-storage';
import type { AppStoreApi } from './app-state';

/** A page over the same IndexedDB each time. */
async function openPage(engine = new FakeEngine()): Promise<{ store: AppStoreApi; storage: BrowserStorage; engine: FakeEngine }> {
  const storage = new BrowserStorage({ database: new IndexedDatabase('recall-page') });
  const store = createAppStore({ engine, storage, tab: fakeTab(), now: () => CLOCK, toast: () => undefined, schedule: () => () => undefined });
  await new Promise<void>((resolve) => {
    if (store.getState().loaded) resolve();
    store.subscribe((state) => state.loaded && resolve());
  });
  return { store, storage, engine };
}

describe('after a reload', () => {
  it('the run, its alerts, the table, files, tabs and settings are as they were', async () => {
    const first = await openPage();
    const { engine, store } = first;
    engine.script = (event, at) => [sets('k', event, event, at), event === 1 ? alerts(event, at) : raises(event, at)];
    store.getState().restoreStartingWorkspace();
    store.getState().createFile('rules/mine.py', 'x = 1\n');
    store.getState().openFile('rules/mine.py');
    store.getState().setTheme('dark');
    store.getState().setBottomTab('Alerts');
    store.getState().setSettings({ seed: 42 });
    await store.getState().startRun();
    store.getState().setItem('a', counter('a', 5));
    await first.storage.flush();

    const before = store.getState();
    const starting = new FakeEngine();
    starting.state = { kind: 'starting' };
    const { store: reloaded, engine: second } = await openPage(starting);
    const after = reloaded.getState();
    expect(after.status).toBe('Starting…');
    second.enter({ kind: 'ready', bootMilliseconds: 1, boot: 'snapshot' });
    expect(reloaded.getState().status).toBe(before.status);
    for (const part of ['workspace', 'detections', 'events', 'openPaths', 'activePath', 'settings', 'theme', 'bottomTab', 'run', 'alerts', 'runProblems'] as const) {
      expect(after[part], part).toEqual(before[part]);
    }
    expect(after.trace.segments).toEqual(before.trace.segments);
    expect(after.trace.table()).toEqual(before.trace.table());
    expect(after.notices).toEqual([]);
  });
});

it('a run whose modules are being loaded leaves the one before, whose trace is still there, as it was', async () => {
  const { store, storage, engine } = await openPage();
  store.getState().restoreStartingWorkspace();
  engine.hangsAfter = 2;
  void store.getState().startRun();
  await settled();
  store.getState().stop();
  const { run, trace } = store.getState();
  expect(run).toMatchObject({ kind: 'stopped', events: 2 });
  engine.hangsAfter = -1;
  void store.getState().startRun();
  store.getState().createFile('rules/mine.py', 'x = 1\n');
  expect(store.getState().run.kind).toBe('loading');
  await storage.flush();

  const { store: reloaded } = await openPage();
  expect(reloaded.getState().run).toEqual(run);
  expect(reloaded.getState().trace.segments).toEqual(trace.segments);
});

describe('what could not be read', () => {
  it('is counted, can be had and deleted', async () => {
    const { store } = await testApp();
    expect(store.getState().setAside).toBe(1);
    expect(await (await store.getState().downloadSetAside()).text()).toBe('damaged');
    await store.getState().clearSetAside();
    expect(store.getState().setAside).toBe(0);
  });
});

describe('what another page leaves behind', () => {
  it('while the workspace is being opened is what is shown', async () => {
    const storage = new FakeStorage({ workspace: testWorkspace() });
    let go = (): void => undefined;
    storage.countSetAside = () => new Promise((resolve) => (go = () => resolve(0)));
    const store = createAppStore({ engine: new FakeEngine(), storage, tab: fakeTab(), now: () => CLOCK, toast: () => undefined });
    await settled();
    storage.tell({ workspace: { ...testWorkspace(), name: 'Newer' } });
    go();
    await settled();
    expect(store.getState()).toMatchObject({ loaded: true, workspace: { name: 'Newer' } });
  });

  it('is shown as it comes, also where it comes faster than it can be read', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    const shown = [app.store.getState().workspace.name];
    app.store.subscribe(({ workspace: { name } }) => shown.at(-1) !== name && shown.push(name));
    for (const name of ['First', 'Second', 'Third']) app.storage.tell({ workspace: { ...testWorkspace(), name } });
    await settled();
    await settled();
    expect(shown.slice(1)).toEqual(['First', 'Third']);
  });

  it('is not replaced by what it had stored before', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    app.storage.tell({ workspace: { ...testWorkspace(), name: 'Stored before' } });
    app.storage.enter({ access: { kind: 'own' } });
    app.storage.tell({ workspace: { ...testWorkspace(), name: 'Left behind' } });
    await settled();
    expect(app.store.getState().workspace.name).toBe('Left behind');
  });
});

describe('what is stored', () => {
  it('of a run that has not ended is one that was stopped', async () => {
    const app = await testApp();
    await app.store.getState().step();
    expect(app.storage.saved?.run).toEqual({ kind: 'stopped', events: 1, total: 3 });
    const reloaded = await testApp({ workspace: testWorkspace(), trace: app.store.getState().trace, run: app.storage.saved?.run ?? null });
    expect(reloaded.store.getState().status).toBe('Stopped at event 1');
    await reloaded.store.getState().step();
    expect(reloaded.engine.plans).toHaveLength(1);
  });

  it('never holds a trace without its run', async () => {
    const app = await testApp();
    app.engine.hangsAfter = 2;
    const run = app.store.getState().startRun();
    await settled();
    app.frame();
    expect(app.storage.saved?.run).toEqual({ kind: 'stopped', events: 2, total: 3 });
    expect(app.storage.saved?.trace).toBe(app.store.getState().trace);
    app.store.getState().stop();
    await run;
  });

  it('is nothing before what was stored is read', () => {
    const storage = new FakeStorage(null);
    storage.open = () => new Promise(() => undefined);
    const store = createAppStore({ engine: new FakeEngine(), storage, tab: fakeTab(), now: () => CLOCK, toast: () => undefined });
    store.getState().setTheme('dark');
    expect(storage.saves).toBe(0);
    expect(store.getState().status).toBe('Starting…');
  });
});
