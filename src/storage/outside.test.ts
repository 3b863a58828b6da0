import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database';
import type { Snapshot, WorkspaceSummary } from './storage-types';
import { MortalDatabase } from './test-mortal';
import { settled, TestBrowser } from './test-pages';
import type { TestPage } from './test-pages';
import { snapshot, traceOf, withEvent } from './test-state';

let browser = new TestBrowser();

beforeEach(() => {
  browser = new TestBrowser();
});

const named = (name: string, change: Partial<Snapshot> = {}): Snapshot => snapshot({ workspace: { ...snapshot().workspace, name }, ...change });

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(browser.name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('not deleted'));
    request.onblocked = () => reject(new Error('The page kept its connection.'));
  });
}

describe('data that is deleted from outside while the page is open', () => {
  it.each([
    ['the database', deleteDatabase],
    ['all records', async () => browser.delete(await browser.keys())],
    ['the head only', async () => browser.delete((await browser.keys()).filter((key) => key.endsWith('/head')))],
  ])('%s: everything is stored again with the next change, and said', async (_what, remove) => {
    const { storage, notices, kill } = browser.page();
    await storage.open(null);
    const before = snapshot({ trace: traceOf(20, 50_000) });
    storage.save(before);
    await storage.flush();
    await remove();
    storage.save({ ...before, workspace: { ...before.workspace, name: 'After', files: before.workspace.files.slice(1) } });
    await storage.flush();
    expect(storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
    expect(notices).toEqual([expect.stringContaining('was deleted')]);
    kill();
    const state = await browser.reopened();
    expect(state).toMatchObject({ theme: 'dark', settings: before.settings, run: before.run, workspace: { name: 'After' } });
    expect(state.workspace?.files).toEqual(before.workspace.files.slice(1));
    expect(state.trace?.segments).toEqual(before.trace.segments);
  });

  it('and written by somebody else since is left alone', async () => {
    const first = browser.page({ locks: undefined, channel: undefined });
    const { id } = await first.storage.open(null);
    first.storage.save(named('First'));
    await first.storage.flush();
    await deleteDatabase();
    const second = browser.page({ locks: undefined, channel: undefined });
    await browser.put({ app: { version: 2, theme: null, lastWorkspace: id } });
    expect((await second.storage.open(null)).id).toBe(id);
    second.storage.save(named('Second'));
    await second.storage.flush();
    first.storage.save(named('First again'));
    await first.storage.flush();
    expect(first.storage.status.access.kind).toBe('taken over');
    expect((await browser.reopened()).workspace?.name).toBe('Second');
  });
});

describe('a page that is left', () => {
  /** A page that has stored a state, and can die. */
  async function mortalPage(): Promise<{ database: MortalDatabase; page: ReturnType<TestBrowser['page']>; die: () => Promise<void> }> {
    const database = new MortalDatabase(browser.database());
    const page = browser.page({ database });
    await page.storage.open(null);
    page.storage.save(named('Stored'));
    await page.storage.flush();
    const die = async (): Promise<void> => {
      database.isDead = true;
      page.kill();
      await settled();
    };
    return { database, page, die };
  }

  it('would lose its last changes with an ordinary batch, and keeps them with those that it leaves', async () => {
    const { page, die } = await mortalPage();
    page.storage.save(named('Flushed'));
    void page.storage.flush();
    await die();
    expect((await browser.reopened()).workspace?.name).toBe('Stored');

    const other = await mortalPage();
    other.page.storage.save(named('Left', { theme: 'light', workspace: { name: 'Left', files: [], disabledPaths: [] } }));
    other.page.storage.leave();
    void other.page.storage.flush();
    await other.die();
    const second = browser.page();
    const { state } = await second.storage.open(null);
    expect(state.workspace).toEqual({ name: 'Left', files: [], disabledPaths: [] });
    expect(second.notices).toEqual([]);
    expect((await browser.keys()).filter((key) => /last-changes|file/.test(key))).toEqual([]);
  });

  it('leaves newer changes while the older ones are read: the newer ones count', async () => {
    const { database, page, die } = await mortalPage();
    const left: [string, unknown][] = [];
    database.putLast = (...record) => left.push(record);
    for (const name of ['Left', 'Left later']) {
      page.storage.save(named(name));
      page.storage.leave();
    }
    await die();
    const [older, newer] = left;
    if (!older || !newer) throw new Error('nothing was left');
    const real = browser.database();
    // Only an open connection hands a record over at once.
    await real.read([]);
    real.putLast(...older);
    let isRead = false;
    const second: Database = {
      async read(wanted) {
        const found = await real.read(wanted);
        if (!isRead && found.has(older[0])) real.putLast(...newer);
        isRead ||= found.has(older[0]);
        return found;
      },
      change: (wanted, decide) => real.change(wanted, decide),
      putLast: (...record) => real.putLast(...record),
    };
    const { state } = await browser.page({ database: second }).storage.open(null);
    expect(state.workspace?.name).toBe('Left later');
  });

  it('before anything of it is stored', async () => {
    const database = new MortalDatabase(browser.database());
    const { storage, kill } = browser.page({ database });
    await storage.open(null);
    storage.save(snapshot());
    storage.leave();
    database.isDead = true;
    kill();
    await settled();
    const next = await browser.reopened();
    expect(next.workspace).toEqual(snapshot().workspace);
    expect(next.trace?.segments).toEqual(snapshot().trace.segments);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 8, 12, 20])('while a batch is under way, %i turns into it', async (turns) => {
    const { page, die } = await mortalPage();
    const stored = snapshot();
    page.storage.save(stored);
    await page.storage.flush();
    const [kept, changed] = stored.workspace.files;
    if (!kept || !changed) throw new Error('no files');
    const files = [kept, { ...changed, text: 'changed' }, { path: 'rules/new.py', text: 'new' }];
    page.storage.save({ ...stored, trace: withEvent(stored.trace, 3), settings: { ...stored.settings, seed: 8 }, workspace: { ...stored.workspace, files } });
    void page.storage.flush();
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    // Goes back on a part of what the batch under way writes: those files are as they were.
    const left = { ...stored, trace: withEvent(traceOf(1), 4), workspace: { ...stored.workspace, name: 'Left' } };
    page.storage.save(left);
    page.storage.leave();
    await die();
    const second = browser.page();
    const { state } = await second.storage.open(null);
    expect(state).toMatchObject({ workspace: left.workspace, run: left.run, settings: left.settings });
    expect(state.workspace?.files).toEqual(stored.workspace.files);
    expect(state.trace?.segments).toEqual(left.trace.segments);
    expect(second.notices).toEqual([]);
  });

  it('but comes back goes on, and leaves nothing behind that is older', async () => {
    const { page, die } = await mortalPage();
    page.storage.save(named('Left'));
    page.storage.leave();
    await page.storage.flush();
    page.storage.save(named('Back'));
    await page.storage.flush();
    expect((await browser.keys()).filter((key) => key.includes('last-changes'))).toEqual([]);
    await die();
    const second = browser.page();
    expect((await second.storage.open(null)).state.workspace?.name).toBe('Back');
    expect(second.notices).toEqual([]);
  });

  it.each<[string, (id: string, other: TestPage['storage']) => Promise<void>, Partial<NonNullable<WorkspaceSummary>>]>([
    ['renames it', (id, other) => other.rename(id, 'Renamed'), { name: 'Renamed', deletedAt: null }],
    ['deletes it', (id, other) => other.remove(id), { name: 'Left', deletedAt: browser.now }],
  ])('is followed by a page that reads what it left while another one %s', async (_what, change, expected) => {
    const { page, die } = await mortalPage();
    const { id } = await page.storage.open(null);
    page.storage.save(named('Left'));
    page.storage.leave();
    await die();
    const other = browser.page({ locks: undefined, channel: undefined });
    const real = browser.database();
    let isRead = false;
    const database: Database = {
      async read(wanted) {
        const found = await real.read(wanted);
        if (!isRead && found.has(`w/${id}/last-changes`)) {
          isRead = true;
          await change(id, other.storage);
        }
        return found;
      },
      change: (wanted, decide) => real.change(wanted, decide),
      putLast: () => undefined,
    };
    await browser.page({ database }).storage.open(id);
    expect(isRead).toBe(true);
    expect((await other.storage.list()).find((one) => one.id === id)).toMatchObject(expected);
  });

  it('after another one has written has its last changes kept aside', async () => {
    const { page, die } = await mortalPage();
    const { id } = await page.storage.open(null);
    page.storage.save(named('Left'));
    page.storage.leave();
    await die();
    const key = `w/${id}/head`;
    await browser.put({ [key]: { ...((await browser.record(key)) as object), generation: 'foreign', name: 'Foreign' } });
    const second = browser.page();
    expect((await second.storage.open(null)).state.workspace?.name).toBe('Foreign');
    expect(second.notices).toEqual([expect.stringContaining('last-changes')]);
    expect(await second.storage.countSetAside()).toBe(1);
  });

  it('is followed by a page that shows its last changes even where it may not write', async () => {
    const { page, die } = await mortalPage();
    page.storage.save(named('Left'));
    page.storage.leave();
    await die();
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    expect((await storage.read(id)).workspace?.name).toBe('Left');
  });
});

describe('a batch of which it is not known whether it is stored', () => {
  it.each([true, false])('is found out with the next one (stored: %s)', async (isStored) => {
    const real = browser.database();
    let breaks = false;
    const database: Database = {
      read: (wanted) => real.read(wanted),
      putLast: () => undefined,
      async change(wanted, decide) {
        if (!breaks) return real.change(wanted, decide);
        breaks = false;
        if (isStored) await real.change(wanted, decide);
        else await real.change(wanted, (found) => ({ ...decide(found), change: null }));
        throw new Error('The connection broke');
      },
    };
    const { storage, kill } = browser.page({ database });
    await storage.open(null);
    storage.save(named('First'));
    await storage.flush();
    breaks = true;
    storage.save(named('Second', { theme: 'light' }));
    await storage.flush();
    expect(storage.status.saving).toBe('failed');
    storage.save(named('Third'));
    await storage.flush();
    expect(storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
    kill();
    expect(await browser.reopened()).toMatchObject({ theme: 'dark', workspace: { name: 'Third' } });
  });
});
