import { beforeEach, describe, expect, it } from 'vitest';
import { KEPT_MILLISECONDS } from './choose-workspace';
import type { NewWorkspace } from './storage-types';
import { TestBrowser } from './test-pages';
import { item, snapshot, traceOf } from './test-state';

let browser = new TestBrowser();

beforeEach(() => {
  browser = new TestBrowser();
});

function named(name: string, more: Partial<NewWorkspace> = {}): NewWorkspace {
  return { workspace: { ...snapshot().workspace, name }, settings: null, table: [], ...more };
}

describe('several workspaces', () => {
  it('are listed, the newest change first', async () => {
    await browser.store(snapshot());
    browser.now += 1000;
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    const other = await storage.create(named('Other', { table: [item('x')] }));
    const list = await storage.list();
    expect(list.map(({ name, files, deletedAt }) => ({ name, files, deletedAt }))).toEqual([
      { name: 'Other', files: 2, deletedAt: null },
      { name: 'Mine', files: 2, deletedAt: null },
    ]);
    expect(list[0]?.changedAt).toBe(browser.now);
    expect(list[1]?.bytes).toBeGreaterThan(list[0]?.bytes ?? 0);
    browser.now += 1000;
    storage.save(snapshot({ theme: 'light', workspace: { ...snapshot().workspace, name: 'Renamed' } }));
    await storage.flush();
    expect((await storage.list()).map((one) => one.id)).toEqual([id, other]);
  });

  it('are opened one after another: what was not stored yet is', async () => {
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    storage.save(snapshot());
    const other = await storage.create(named('Other'));
    expect((await storage.open(other)).state).toMatchObject({ workspace: { name: 'Other' }, trace: null, settings: null, screen: null, theme: 'dark' });
    expect(storage.status).toMatchObject({ workspaceId: other, saving: 'saved', access: { kind: 'own' } });
    expect((await storage.open(id)).state).toMatchObject({ workspace: { name: 'Mine' }, settings: { seed: 7 } });
  });

  it('can be copied with their trace', async () => {
    await browser.store(snapshot());
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    const { workspace, settings, trace, run } = await storage.read(id);
    if (!workspace || !trace || !run) throw new Error('nothing stored');
    const copy = await storage.create({ workspace, settings, table: [], trace, run });
    const { state } = await storage.open(copy);
    expect(state.trace?.segments).toEqual(traceOf(2).segments);
    expect(state.run).toEqual(run);
  });

  it('remember what imports brought', async () => {
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    const imported = new Map([['rules/a.py', ['1.1', '2.1']], ['__proto__', ['3.1']]]);
    storage.save(snapshot());
    await storage.flush();
    expect((await storage.read(id)).workspace?.imported).toBeUndefined();
    storage.save(snapshot({ workspace: { ...snapshot().workspace, imported } }));
    const other = await storage.create(named('Other', { workspace: { ...snapshot().workspace, imported } }));
    expect((await storage.open(other)).state.workspace?.imported).toEqual(imported);
    expect((await storage.open(id)).state.workspace?.imported).toEqual(imported);
  });

  it('begin with a table where they have one', async () => {
    const { storage } = browser.page();
    const id = await storage.create(named('Table', { table: [item('x')] }));
    expect([...((await storage.read(id)).trace?.table().keys() ?? [])]).toEqual(['x']);
  });

  it('are opened again as they were used last', async () => {
    const { storage, kill } = browser.page();
    await storage.open(null);
    const other = await storage.create(named('Other'));
    await storage.create(named('Third'));
    await storage.open(other);
    kill();
    const next = browser.page();
    expect((await next.storage.open(null)).id).toBe(other);
    next.kill();
    expect((await browser.page().storage.open('not there')).id).toBe(other);
  });

  it('are renamed, deleted, restored and deleted for good', async () => {
    await browser.store(snapshot());
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    const other = await storage.create(named('Other'));
    await storage.rename(other, 'New name');
    await storage.remove(other);
    expect((await storage.list()).find((one) => one.id === other)).toMatchObject({ name: 'New name', deletedAt: browser.now });
    await storage.restore(other);
    expect((await storage.list()).find((one) => one.id === other)?.deletedAt).toBeNull();
    await storage.purge(other);
    expect((await browser.keys()).filter((key) => key.includes(other))).toEqual([]);
    await expect(storage.rename(other, 'Gone')).rejects.toThrow('There is no such workspace any more.');
    await expect(storage.purge(id)).rejects.toThrow('This workspace is open.');
  });

  it('keep a new name beside the last changes of a page that was left', async () => {
    await browser.store(snapshot());
    const left = browser.page();
    const { id } = await left.storage.open(null);
    const { workspace } = snapshot();
    left.storage.save(snapshot({ workspace: { ...workspace, files: [{ path: 'rules/last.py', text: 'typed last' }] } }));
    left.storage.leave();
    left.kill();
    const { storage } = browser.page();
    await storage.open(await storage.create(named('Other')));
    await storage.rename(id, 'New name');
    await storage.remove(id);
    await storage.restore(id);
    const { state } = await storage.open(id);
    expect(state.workspace).toMatchObject({ name: 'New name', files: [{ path: 'rules/last.py', text: 'typed last' }] });
    expect((await storage.list()).find((one) => one.id === id)).toMatchObject({ name: 'New name', deletedAt: null });
  });

  it('stay deleted while the open one is written on, and are not opened any more', async () => {
    await browser.store(snapshot());
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    await storage.remove(id);
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect((await storage.list())[0]?.deletedAt).toBe(browser.now);
    const next = await storage.open(id);
    expect(next.id).not.toBe(id);
    expect(next.state.workspace).toBeNull();
  });

  it('that were deleted are kept for 30 days', async () => {
    await browser.store(snapshot());
    const { storage, kill } = browser.page();
    await storage.open(null);
    const other = await storage.create(named('Other'));
    await storage.remove(other);
    kill();
    browser.now += KEPT_MILLISECONDS - 1;
    await browser.reopened();
    expect((await browser.keys()).some((key) => key.includes(other))).toBe(true);
    browser.now += 1;
    expect((await browser.reopened()).workspace?.name).toBe('Mine');
    expect((await browser.keys()).some((key) => key.includes(other))).toBe(false);
  });

  it('that another page has are left alone', async () => {
    await browser.store(snapshot());
    const first = browser.page();
    const { id } = await first.storage.open(null);
    const other = await first.storage.create(named('Other'));
    const second = browser.page();
    await second.storage.open(other);
    for (const doing of [second.storage.rename(id, 'x'), second.storage.remove(id), second.storage.purge(id)]) {
      await expect(doing).rejects.toThrow('It is open in another tab. Close it there first.');
    }
    first.kill();
    await second.storage.rename(id, 'Now');
    expect((await second.storage.list()).map(({ name }) => name)).toContain('Now');
  });

  it('are never begun twice by two pages that begin at the same time', async () => {
    const [a, b] = [browser.page(), browser.page()];
    const [first, second] = await Promise.all([a.storage.open(null), b.storage.open(null)]);
    expect(first.id).toBe(second.id);
    expect([a.storage.status.access.kind, b.storage.status.access.kind].sort()).toEqual(['own', 'read only']);
  });
});
