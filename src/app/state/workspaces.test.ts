import { describe, expect, it } from 'vitest';
import { counter, counts, sets, settled, testApp, testWorkspace } from './test-app';
import type { TestApp } from './test-app';
import { deferEdit, flushPendingEdits } from './pending-edits';

const EMPTY = { workspace: { name: 'Empty', files: [], disabledPaths: [] }, settings: null, table: [] };

function names({ store }: TestApp, deleted = false): string[] {
  return store.getState().workspaces.filter(({ deletedAt }) => (deletedAt !== null) === deleted).map(({ name }) => name).sort();
}

function idOf({ store }: TestApp, name: string): string {
  return store.getState().workspaces.find((one) => one.name === name)?.id ?? '';
}

describe('a new workspace', () => {
  it('is stored and opened; the one before stays as it was left', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().setFileText('rules/second.py', 'changed\n');
    getState().openFile('rules/second.py');
    await getState().newWorkspace(EMPTY);
    expect(getState()).toMatchObject({ loaded: true, workspace: { name: 'Empty', files: [] }, openPaths: [], activePath: null, status: 'Ready' });
    expect(names(app)).toEqual(['Empty', 'Test']);
    await getState().openWorkspace('test');
    expect(getState().workspace.files.find(({ path }) => path === 'rules/second.py')?.text).toBe('changed\n');
    expect(getState().activePath).toBe('rules/second.py');
  });

  it('gets a number where the name is taken', async () => {
    const app = await testApp();
    await app.store.getState().newWorkspace({ ...EMPTY, workspace: { ...EMPTY.workspace, name: 'test ' } });
    expect(names(app)).toEqual(['Test', 'test 2']);
  });

  it('that cannot be stored is told to who wants it, and nothing changes', async () => {
    const app = await testApp();
    await app.storage.flush();
    app.storage.isFull = true;
    await expect(app.store.getState().newWorkspace(EMPTY)).rejects.toThrow('The storage is full.');
    expect(app.store.getState()).toMatchObject({ loaded: true, workspaceId: 'test' });
  });
});

describe('opening another workspace', () => {
  it('stops a run, says so, and stores what it did', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().newWorkspace(EMPTY);
    await getState().openWorkspace('test');
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    app.engine.hangsAfter = 2;
    const run = getState().startRun();
    await settled();
    await getState().openWorkspace(idOf(app, 'Empty'));
    await run;
    expect(app.engine.stops).toBe(1);
    expect(app.toasts.join()).toContain('Stopped while event 3 was processed');
    expect(getState()).toMatchObject({ workspace: { name: 'Empty' }, run: { kind: 'idle' }, undoLabel: null });
    await getState().openWorkspace('test');
    expect(getState().status).toBe('Stopped at event 2');
    expect(counts(app)).toEqual({ k: '2' });
  });

  it('stores what was typed a moment ago', async () => {
    const app = await testApp();
    const { getState } = app.store;
    deferEdit('rules/second.py', () => getState().setFileText('rules/second.py', 'typed\n'));
    await getState().newWorkspace(EMPTY);
    expect(app.storage.kept.get('test')?.state.workspace?.files.find(({ path }) => path === 'rules/second.py')?.text).toBe('typed\n');
    expect(getState().workspace.files).toEqual([]);
  });

  it('does not happen where changes would be lost', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().newWorkspace(EMPTY);
    getState().createFile('rules/mine.py', 'x = 1\n');
    app.storage.isFull = true;
    await getState().openWorkspace('test');
    expect(getState()).toMatchObject({ loaded: true, workspace: { name: 'Empty' }, saving: 'failed', saveFailure: 'The storage is full.' });
    expect(app.toasts.at(-1)).toContain('stays open');
    app.storage.isFull = false;
    await getState().openWorkspace('test');
    expect(getState().workspace.name).toBe('Test');
  });

  it('stays at what is shown where there is no room for a new one', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().createFile('rules/mine.py', 'x = 1\n');
    app.storage.isFull = true;
    await expect(getState().newWorkspace(EMPTY)).rejects.toThrow('stays open');
    expect(getState()).toMatchObject({ loaded: true, workspaceId: 'test', workspace: { name: 'Test' } });
    expect([...app.storage.kept.keys()]).toEqual(['test']);
  });

  it('takes history along with nothing of the one before', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().setItem('a', counter('a', 1));
    expect(getState().undoLabel).not.toBeNull();
    await getState().newWorkspace({ ...EMPTY, table: [counter('b', 2)] });
    expect(getState()).toMatchObject({ undoLabel: null, redoLabel: null });
    expect(counts(app)).toEqual({ b: '2' });
    getState().undo();
    expect(counts(app)).toEqual({ b: '2' });
  });
});

describe('deleting', () => {
  it('the open workspace opens another one, and Undo brings it back', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().newWorkspace(EMPTY);
    await getState().deleteWorkspace(getState().workspaceId);
    expect(getState().workspace.name).toBe('Test');
    expect([names(app), names(app, true)]).toEqual([['Test'], ['Empty']]);
    app.pressToast();
    await settled();
    expect(getState().workspace.name).toBe('Empty');
    expect([names(app), names(app, true)]).toEqual([['Empty', 'Test'], []]);
  });

  it('the last one begins anew', async () => {
    const app = await testApp();
    await app.store.getState().deleteWorkspace('test');
    expect(app.store.getState()).toMatchObject({ loaded: true, workspace: { name: 'Starting workspace' } });
    await app.store.getState().purgeWorkspace('test');
    expect(names(app, true)).toEqual([]);
  });

  it('that fails says so, and the workspace stays', async () => {
    const app = await testApp();
    app.storage.isFull = true;
    app.storage.saved = null;
    await app.store.getState().deleteWorkspace('test');
    expect(app.toasts.at(-1)).toBe('The workspace could not be deleted: The storage is full.');
    expect(app.store.getState()).toMatchObject({ loaded: true, workspace: { name: 'Test' } });
  });

  it('a restored one gets a number where its name is taken by now', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().newWorkspace(EMPTY);
    const id = idOf(app, 'Empty');
    await getState().deleteWorkspace(id);
    await getState().newWorkspace(EMPTY);
    await getState().restoreWorkspace(id);
    expect(names(app)).toEqual(['Empty', 'Empty 2', 'Test']);
  });
});

describe('renaming and copying', () => {
  it('checks the name', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().newWorkspace(EMPTY);
    await expect(getState().renameWorkspace('test', ' \n')).rejects.toThrow('It needs a name.');
    await getState().renameWorkspace('test', ' Empty ');
    expect(names(app)).toEqual(['Empty', 'Empty 2']);
    await getState().renameWorkspace(getState().workspaceId, 'Mine');
    expect(getState().workspace.name).toBe('Mine');
    await app.storage.flush();
    await getState().refreshWorkspaces();
    expect(names(app)).toEqual(['Empty 2', 'Mine']);
  });

  it('copies files, settings, table and trace', async () => {
    const app = await testApp();
    const { getState } = app.store;
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    getState().setSettings({ seed: 7 });
    await getState().startRun();
    await getState().duplicateWorkspace('test');
    await getState().duplicateWorkspace('test');
    expect(names(app)).toEqual(['Test', 'Test copy', 'Test copy 2']);
    const before = getState();
    app.pressToast();
    await settled();
    const after = getState();
    expect(after.workspace.name).toBe('Test copy 2');
    expect(after.workspace.files).toEqual(before.workspace.files);
    expect([after.settings, after.status]).toEqual([before.settings, before.status]);
    expect(after.trace.segments).toEqual(before.trace.segments);
    await getState().duplicateWorkspace(idOf(app, 'Test copy'));
    expect(names(app)).toContain('Test copy 3');
  });
});

describe('the text about saving', () => {
  it('is not Saved while something is on its way', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await app.storage.flush();
    expect(getState().saving).toBe('saved');
    deferEdit('rules/second.py', () => getState().setFileText('rules/second.py', 'typed\n'));
    expect(getState().saving).toBe('saving');
    flushPendingEdits();
    expect(getState().saving).toBe('saving');
    await app.storage.flush();
    expect(getState().saving).toBe('saved');

    app.engine.hangsAfter = 2;
    const run = getState().startRun();
    await settled();
    await app.storage.flush();
    // What the engine has reported waits for the next frame.
    expect(getState().saving).toBe('saving');
    app.frame();
    await app.storage.flush();
    expect(getState().saving).toBe('saved');
    getState().stop();
    await run;
  });

  it('leaves alone what is not stored', async () => {
    const app = await testApp();
    await app.storage.flush();
    const { saves } = app.storage;
    app.store.getState().showLine('nowhere.py', 1);
    app.engine.enter({ kind: 'starting' });
    app.storage.say('A notice.');
    await app.store.getState().refreshWorkspaces();
    expect(app.storage.saves).toBe(saves);
  });
});

describe('what is the user’s own', () => {
  it('has the browser asked to keep it, once', async () => {
    const app = await testApp({ workspace: testWorkspace() });
    const { getState } = app.store;
    await getState().startRun();
    expect([getState().changed, app.storage.persisted]).toEqual([false, false]);
    getState().setFileText('rules/second.py', 'x = 1\n');
    await settled();
    expect([getState().changed, getState().space?.persisted]).toEqual([true, true]);
  });
});

describe('the list of workspaces', () => {
  it('is that of the last reading begun, also where an older one ends later', async () => {
    const { store, storage } = await testApp();
    const list = storage.list.bind(storage);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    storage.list = async () => {
      const old = await list();
      await held;
      return old.map((one) => ({ ...one, name: 'stale' }));
    };
    const older = store.getState().refreshWorkspaces();
    storage.list = list;
    await store.getState().refreshWorkspaces();
    const fresh = store.getState().workspaces;
    release();
    await older;
    expect(store.getState().workspaces).toBe(fresh);
  });
});
