import { describe, expect, it } from 'vitest';
import { wouldLose } from './own-work';
import { deferEdit } from './pending-edits';
import { counter, counts, sets, settled, testApp, testWorkspace } from './test-app';
import { fakeTab } from './test-storage';

describe('a workspace that another tab has', () => {
  it('is left alone by every action that would change it, and each says why', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    const before = app.store.getState();
    const { getState } = app.store;
    const why = /open in another tab/;
    getState().setFileText('rules/second.py', 'x');
    getState().deleteFile('rules/second.py');
    getState().resetCache();
    getState().setSettings({ seed: 9 });
    getState().undo();
    await getState().startRun();
    await getState().step();
    await getState().importFiles([new File(['{}'], 'a.json')]);
    expect(app.toasts).toHaveLength(8);
    for (const said of app.toasts) expect(said).toMatch(why);
    expect(getState().deriveLogTypes()).toBe(0);
    expect(getState().pasteEvents('events/e.jsonl', '{}')).toMatchObject({ added: 0, problems: [{ message: expect.stringMatching(why) as unknown }] });
    expect(() => getState().createFile('rules/x.py', '')).toThrow(why);
    expect(() => getState().setItem('a', counter('a', 1))).toThrow(why);
    await expect(getState().renameWorkspace('test', 'Other')).rejects.toThrow(why);
    await getState().deleteWorkspace('test');
    for (const part of ['workspace', 'trace', 'settings', 'run'] as const) expect(getState()[part], part).toBe(before[part]);
    expect(app.engine.plans).toEqual([]);
  });

  it('can be looked at: files and tabs open, exports work', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    app.store.getState().openFile('rules/second.py');
    expect(app.store.getState().activePath).toBe('rules/second.py');
    expect((await app.store.getState().exportWorkspace()).size).toBeGreaterThan(100);
  });

  it('is followed: what the other one stores is shown, with the files open here', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().openFile('rules/second.py');
    app.storage.enter({ access: { kind: 'read only' } });
    app.storage.tell({ workspace: { ...testWorkspace(1), name: 'Theirs' }, screen: { openPaths: [], activePath: null, leftTab: 'Events', bottomTab: 'Output' } });
    await settled();
    expect(getState()).toMatchObject({ workspace: { name: 'Theirs' }, activePath: 'rules/second.py', leftTab: 'Cache', changed: false });
    expect(getState().events).toHaveLength(1);
  });

  it('is this tab’s to change once the other one lets go, which is said', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    app.storage.enter({ access: { kind: 'own' } });
    expect(app.toasts.at(-1)).toContain('can be changed here now');
    app.store.getState().createFile('rules/x.py', '');
    expect(app.storage.saved?.workspace.files.map(({ path }) => path)).toContain('rules/x.py');
  });

  it('can be taken over, with what is stored then', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    app.storage.kept.set('test', { state: { workspace: { ...testWorkspace(), name: 'Newest' }, settings: null, screen: null, theme: null, trace: null, run: null }, changedAt: 9, deletedAt: null });
    await app.store.getState().takeOver();
    expect(app.store.getState()).toMatchObject({ loaded: true, access: { kind: 'own' }, workspace: { name: 'Newest' } });
    expect(app.toasts).toEqual([]);
  });

  it('stays read only where it cannot be taken over, and says why', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'read only' } });
    app.storage.takeOver = () => Promise.reject(new Error('It cannot be read.'));
    await app.store.getState().takeOver();
    expect(app.store.getState()).toMatchObject({ loaded: true, access: { kind: 'read only' }, workspace: { name: 'Test' } });
    expect(app.toasts).toEqual(['The workspace could not be taken over: It cannot be read.']);
  });
});

describe('a tab whose workspace was taken over', () => {
  it('ends its run and keeps what it has, also what was on its way; a copy has all of it', async () => {
    const app = await testApp();
    const { getState } = app.store;
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    app.engine.hangsAfter = 2;
    const run = getState().startRun();
    await settled();
    deferEdit('rules/second.py', () => getState().setFileText('rules/second.py', 'typed\n'));
    app.storage.enter({ access: { kind: 'taken over' } });
    await run;
    expect(app.engine.stops).toBe(1);
    expect([getState().status, counts(app)]).toEqual(['Stopped at event 2', { k: '2' }]);
    app.frame();
    getState().setFileText('rules/second.py', 'too late\n');
    expect(app.toasts.at(-1)).toContain('taken this workspace over');

    await getState().openCopy();
    expect(getState()).toMatchObject({ access: { kind: 'own' }, status: 'Stopped at event 2', workspace: { name: 'Test copy' } });
    expect(getState().workspace.files.find(({ path }) => path === 'rules/second.py')?.text).toBe('typed\n');
    expect(counts(app)).toEqual({ k: '2' });
  });

  it('does not take it back while it has changes that are stored nowhere', async () => {
    const app = await testApp();
    app.storage.enter({ access: { kind: 'taken over' }, saving: 'failed', failure: 'Full.' });
    await app.store.getState().takeOver();
    expect([app.store.getState().access.kind, app.toasts.at(-1)]).toEqual(['taken over', expect.stringContaining('Open a copy first')]);
  });
});

describe('leaving the page', () => {
  it('would lose something only where storing fails, or where nothing is stored and something was made', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().createFile('rules/x.py', '');
    expect([getState().saving, wouldLose(getState())]).toEqual(['saving', false]);
    app.storage.isFull = true;
    await app.storage.flush();
    expect(wouldLose(getState())).toBe(true);

    const memory = await testApp();
    memory.storage.enter({ access: { kind: 'memory' } });
    expect(wouldLose(memory.store.getState())).toBe(false);
    memory.store.getState().createFile('rules/x.py', '');
    expect(wouldLose(memory.store.getState())).toBe(true);
  });
});

describe('a tab', () => {
  it('opens what it showed before a reload, not what was used last', async () => {
    const app = await testApp();
    await app.store.getState().newWorkspace({ workspace: { name: 'Second', files: [], disabledPaths: [] }, settings: null, table: [] });
    const tab = fakeTab('test');
    const again = await testApp(null, { storage: app.storage, tab });
    expect(again.store.getState().workspaceId).toBe('test');
    await again.store.getState().openWorkspace('id-1');
    expect(tab.workspaceId()).toBe('id-1');
  });
});
