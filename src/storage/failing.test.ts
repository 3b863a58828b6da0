import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from './database';
import { TestBrowser } from './test-pages';
import { snapshot, traceOf, withEvent } from './test-state';

let browser = new TestBrowser();

beforeEach(() => {
  browser = new TestBrowser();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A database that can be read while `isFull`, but not written: its transactions fail after their records were put. */
class Fillable implements Database {
  isFull = false;
  #real = browser.database();
  error: unknown = new Error('The disk is full');
  read: Database['read'] = (wanted) => this.#real.read(wanted);
  change: Database['change'] = (wanted, decide) =>
    this.#real.change(wanted, (found) => {
      const decision = decide(found);
      if (this.isFull && decision.change) throw this.error;
      return decision;
    });
  putLast: Database['putLast'] = (key, value) => this.#real.putLast(key, value);
}

const unusable: Database = {
  read: () => Promise.reject(new Error('Access is denied')),
  change: () => Promise.reject(new Error('Access is denied')),
  putLast: () => undefined,
};

describe('a database that cannot be used', () => {
  it('is told once, and everything works within the page', async () => {
    const { storage, notices } = browser.page({ database: unusable });
    const { id, state } = await storage.open(null);
    expect(state.workspace).toBeNull();
    expect(storage.status).toMatchObject({ access: { kind: 'memory' }, workspaceId: id });
    storage.save(snapshot());
    await storage.flush();
    const other = await storage.create({ workspace: { ...snapshot().workspace, name: 'Other' }, settings: null, table: [] });
    await storage.rename(other, 'Renamed');
    expect((await storage.open(other)).state.workspace?.name).toBe('Renamed');
    expect((await storage.open(id)).state).toMatchObject({ theme: 'dark', workspace: { name: 'Mine' } });
    expect((await storage.list()).map(({ name }) => name).sort()).toEqual(['Mine', 'Renamed']);
    await storage.remove(other);
    await storage.purge(other);
    expect(await storage.list()).toHaveLength(1);
    expect(await storage.countSetAside()).toBe(0);
    expect(notices).toEqual([expect.stringContaining('Access is denied')]);
  });

  it('is one that the browser does not have', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { storage, notices } = browser.page();
    await storage.open(null);
    vi.unstubAllGlobals();
    expect(storage.status.access.kind).toBe('memory');
    expect(notices).toHaveLength(1);
  });

  it('is one that never answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    const { storage } = browser.page();
    const opened = storage.open(null);
    await vi.advanceTimersByTimeAsync(60_000);
    await opened;
    vi.unstubAllGlobals();
    expect(storage.status.access.kind).toBe('memory');
  });
});

describe('a database that cannot be written', () => {
  it('is opened all the same; changes are said not to be stored, and are stored when it works again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await browser.store(snapshot());
    const database = new Fillable();
    database.isFull = true;
    const { storage, notices, kill } = browser.page({ database });
    expect((await storage.open(null)).state.theme).toBe('dark');
    expect(storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(storage.status.saving).toBe('failed');
    expect(storage.status.failure).toContain('The disk is full');
    await vi.advanceTimersByTimeAsync(5_000);
    await storage.flush();
    expect(storage.status.saving).toBe('failed');
    database.isFull = false;
    // Tried again by time: 10 seconds after the second failure at the latest.
    await vi.advanceTimersByTimeAsync(20_000);
    await vi.waitFor(() => expect(storage.status).toMatchObject({ saving: 'saved', failure: null }));
    expect(notices).toEqual([]);
    kill();
    expect((await browser.reopened()).theme).toBe('light');
  });

  it('leaves the state before, whole', async () => {
    const before = snapshot();
    await browser.store(before);
    const database = new Fillable();
    const { storage, kill } = browser.page({ database });
    const { trace } = (await storage.open(null)).state;
    database.isFull = true;
    storage.save({ ...before, trace: withEvent(trace ?? before.trace, 3), theme: 'light' });
    await storage.flush();
    kill();
    const { trace: kept, ...rest } = await browser.reopened();
    expect(rest).toMatchObject({ theme: 'dark', run: before.run });
    expect(kept?.segments).toEqual(before.trace.segments);
  });

  it('while damage is set aside: what can be read is shown, in memory, and nothing is overwritten', async () => {
    await browser.store(snapshot());
    const key = `${browser.w}settings`;
    await browser.put({ [key]: 'damaged' });
    const database = new Fillable();
    database.isFull = true;
    const { storage, notices } = browser.page({ database });
    expect((await storage.open(null)).state).toMatchObject({ workspace: { name: 'Mine' }, settings: null });
    expect(storage.status.access.kind).toBe('memory');
    expect(notices[0]).toContain('The disk is full');
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(await browser.record(key)).toBe('damaged');
    expect(await (await storage.exportSetAside()).text()).toContain('damaged');
  });

  it('says how full it is, and that a new workspace cannot be stored', async () => {
    const database = new Fillable();
    database.error = new DOMException('Too much.', 'QuotaExceededError');
    const manager = { estimate: () => Promise.resolve({ usage: 1_200_000, quota: 2_000_000_000 }) } as StorageManager;
    const { storage } = browser.page({ database, manager });
    await storage.open(null);
    database.isFull = true;
    storage.save(snapshot({ trace: traceOf(1) }));
    await storage.flush();
    await vi.waitFor(() => expect(storage.status.failure).toContain('1.2 MB of 2 GB used'));
    await expect(storage.create({ workspace: snapshot().workspace, settings: null, table: [] })).rejects.toThrow(/space for this site is full/);
    expect(await storage.space()).toEqual({ used: 1_200_000, quota: 2_000_000_000, persisted: false });
    expect(await storage.persist()).toBe(false);
  });
});
