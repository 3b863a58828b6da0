import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from './database';
import type { TestPage } from './test-pages';
import { settled, TestBrowser } from './test-pages';
import { snapshot } from './test-state';

let browser = new TestBrowser();

beforeEach(async () => {
  browser = new TestBrowser();
  await browser.store(snapshot());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  // Nothing is left hanging but batches and followers of pages that a test left open.
  vi.useRealTimers();
});

async function opened(change: Parameters<TestBrowser['page']>[0] = {}): Promise<TestPage> {
  const page = browser.page(change);
  await page.storage.open(null);
  return page;
}

const access = ({ storage }: TestPage): string => storage.status.access.kind;

async function store({ storage }: TestPage, theme: 'light' | 'dark' | 'system', name = 'Mine'): Promise<void> {
  storage.save(snapshot({ theme, workspace: { ...snapshot().workspace, name } }));
  await storage.flush();
}

describe('a second page', () => {
  it('finds out at once that another one has the workspace, and writes nothing', async () => {
    const first = await opened();
    const second = await opened();
    expect(access(first)).toBe('own');
    expect(access(second)).toBe('read only');
    await store(second, 'light');
    first.kill();
    expect((await browser.reopened()).theme).toBe('dark');
  });

  it('follows what the first stores, a few times a second at most', async () => {
    const first = await opened();
    const second = await opened();
    for (let step = 1; step <= 5; step++) await store(first, 'dark', `Step ${step}`);
    await settled();
    expect(second.changes).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    await settled();
    expect(second.changes.map(({ workspace }) => workspace?.name)).toEqual(['Step 5']);
    await vi.advanceTimersByTimeAsync(60_000);
    await settled();
    expect(second.changes).toHaveLength(1);
  });

  it('becomes the owner when the first is closed, with what that one stored', async () => {
    const first = await opened();
    const second = await opened();
    await store(first, 'light', 'Last');
    first.kill();
    await settled();
    expect(access(second)).toBe('own');
    expect(second.changes.at(-1)).toMatchObject({ workspace: { name: 'Last' } });
    await store(second, 'light', 'Next');
    second.kill();
    expect((await browser.reopened()).workspace?.name).toBe('Next');
  });

  it('becomes the owner when the first opens another workspace', async () => {
    const first = await opened();
    const second = await opened();
    const other = await first.storage.create({ workspace: snapshot().workspace, settings: null, table: [] });
    await first.storage.open(other);
    await settled();
    expect(access(second)).toBe('own');
  });

  it('waits for a page that is being reloaded, and cannot answer', async () => {
    const first = await opened();
    browser.channels.forget(first.page);
    const second = browser.page();
    const opening = second.storage.open(null);
    await settled();
    await vi.advanceTimersByTimeAsync(1_500);
    first.kill();
    await opening;
    expect(access(second)).toBe('own');
  });

  it('does not wait for longer than 2 seconds', async () => {
    const first = await opened();
    browser.channels.forget(first.page);
    const second = browser.page();
    const opening = second.storage.open(null);
    await settled();
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(access(second)).toBe('read only');
    first.kill();
    await settled();
    expect(access(second)).toBe('own');
  });

  it('of another version, or something else, may talk on the channel', async () => {
    const first = await opened();
    const stranger = browser.channels.of({});
    for (const message of [null, 'let go', { kind: 'let go' }, { kind: 'explode', workspace: first.storage.status.workspaceId, from: 'x' }]) stranger.postMessage(message);
    await settled();
    await store(first, 'light');
    expect(first.storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
  });
});

describe('taking over', () => {
  it('has the owner write first, and never again', async () => {
    const first = await opened();
    const second = await opened();
    first.storage.save(snapshot({ theme: 'light', workspace: { ...snapshot().workspace, name: 'Unsaved' } }));
    const state = await second.storage.takeOver();
    await settled();
    expect(state.workspace?.name).toBe('Unsaved');
    expect(access(second)).toBe('own');
    expect(first.storage.status).toMatchObject({ access: { kind: 'taken over' }, saving: 'saved', failure: null });
    await store(first, 'system', 'Too late');
    await store(second, 'dark', 'Mine now');
    [first, second].forEach(({ kill }) => kill());
    expect((await browser.reopened()).workspace?.name).toBe('Mine now');
  });

  it('has the owner write what comes to its end when it is told', async () => {
    const first = await opened();
    const second = await opened();
    const last = snapshot({ workspace: { ...snapshot().workspace, name: 'Typed last' } });
    first.storage.onStatus(({ access: { kind } }) => kind === 'taken over' && first.storage.save(last));
    expect((await second.storage.takeOver()).workspace?.name).toBe('Typed last');
    await settled();
    expect(first.storage.status).toMatchObject({ access: { kind: 'taken over' }, saving: 'saved', failure: null });
  });

  it('steals from an owner that does not answer, which finds out by its lock', async () => {
    const first = await opened();
    const second = await opened();
    browser.channels.forget(first.page);
    first.storage.save(snapshot({ theme: 'light' }));
    const taking = second.storage.takeOver();
    await settled();
    await vi.advanceTimersByTimeAsync(2_000);
    await taking;
    await settled();
    expect(access(second)).toBe('own');
    expect(access(first)).toBe('taken over');
  });

  it('says that changes were lost for as long as they are, however many times the page learns of it', async () => {
    const real = browser.database();
    let release: () => void = () => undefined;
    let held: Promise<void> = Promise.resolve();
    const database: Database = {
      read: (wanted) => real.read(wanted),
      change: async (wanted, decide) => {
        await held;
        return real.change(wanted, decide);
      },
      putLast: (key, value) => real.putLast(key, value),
    };
    const first = await opened({ database });
    const second = await opened();
    held = new Promise((resolve) => (release = resolve));
    first.storage.save(snapshot({ workspace: { ...snapshot().workspace, name: 'Unsaved' } }));
    // Asked to write, the owner takes longer than it is waited for: its lock is stolen, and its batch finds another generation.
    const taking = second.storage.takeOver();
    await settled();
    await vi.advanceTimersByTimeAsync(2_000);
    await taking;
    release();
    await settled();
    expect(first.statuses.filter(({ access: { kind } }) => kind === 'taken over').map(({ saving }) => saving)).toEqual(['saving', 'failed']);
    expect(first.storage.status.failure).toContain('open a copy');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes back and forth', async () => {
    const [first, second] = [await opened(), await opened()];
    await second.storage.takeOver();
    await store(second, 'light', 'Second');
    await settled();
    expect((await first.storage.takeOver()).workspace?.name).toBe('Second');
    await settled();
    expect([access(first), access(second)]).toEqual(['own', 'taken over']);
    await store(first, 'light', 'First');
    expect(first.storage.status.saving).toBe('saved');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves a third page in the queue as it is', async () => {
    const [first, second, third] = [await opened(), await opened(), await opened()];
    await third.storage.takeOver();
    await settled();
    expect([access(first), access(second), access(third)]).toEqual(['taken over', 'read only', 'own']);
    third.kill();
    await settled();
    expect(access(second)).toBe('own');
  });

  it('that fails leaves no lock behind', async () => {
    const real = browser.database();
    let isBroken = false;
    const broken = <Result>(task: () => Promise<Result>): Promise<Result> => (isBroken ? Promise.reject(new Error('The disk is gone.')) : task());
    const database: Database = {
      read: (wanted) => broken(() => real.read(wanted)),
      change: (wanted, decide) => broken(() => real.change(wanted, decide)),
      putLast: (key, value) => real.putLast(key, value),
    };
    const first = await opened();
    const second = await opened({ database });
    isBroken = true;
    await expect(second.storage.takeOver()).rejects.toThrow('The disk is gone.');
    await settled();
    expect([access(first), access(second)]).toEqual(['taken over', 'read only']);
    const third = await opened();
    expect(access(third)).toBe('own');
    isBroken = false;
    await second.storage.takeOver();
    await settled();
    expect([access(second), access(third)]).toEqual(['own', 'taken over']);
    await store(second, 'light', 'Second');
    expect(second.storage.status.saving).toBe('saved');
  });

  it('by two pages at once leaves one owner', async () => {
    const [first, second, third] = [await opened(), await opened(), await opened()];
    await Promise.all([second.storage.takeOver(), third.storage.takeOver()]);
    await settled();
    const owners = [first, second, third].filter((page) => access(page) === 'own');
    expect(owners).toHaveLength(1);
    await Promise.all([first, second, third].map((page) => store(page, 'light', 'x')));
    expect(owners[0]?.storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
  });
});

describe('a browser without locks', () => {
  it('lets the page that writes second know by the generation', async () => {
    const [first, second] = [await opened({ locks: undefined, channel: undefined }), await opened({ locks: undefined, channel: undefined })];
    expect([access(first), access(second)]).toEqual(['own', 'own']);
    await store(first, 'light', 'First');
    await store(second, 'light', 'Second');
    expect(first.storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved' });
    expect(second.storage.status).toMatchObject({ access: { kind: 'taken over' }, saving: 'failed' });
    expect(second.storage.status.failure).toContain('open a copy');
    expect((await browser.reopened()).workspace?.name).toBe('First');

    expect((await second.storage.takeOver()).workspace?.name).toBe('First');
    await store(first, 'light', 'Too late');
    expect(access(first)).toBe('taken over');
    await store(second, 'light', 'Second after all');
    expect((await browser.reopened()).workspace?.name).toBe('Second after all');
  });

  it('but with channels tells the owner when it is taken over', async () => {
    const [first, second] = [await opened({ locks: undefined }), await opened({ locks: undefined })];
    await store(first, 'light', 'First');
    await store(second, 'light', 'Second');
    first.storage.save(snapshot({ workspace: { ...snapshot().workspace, name: 'Typed' } }));
    expect((await second.storage.takeOver()).workspace?.name).toBe('Typed');
    await settled();
    expect([access(first), access(second)]).toEqual(['taken over', 'own']);
  });
});

describe('a browser without channels', () => {
  it('has one owner by its locks, which finds out when they are stolen', async () => {
    const first = await opened({ channel: undefined });
    const second = browser.page({ channel: undefined });
    const opening = second.storage.open(null);
    await settled();
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(access(second)).toBe('read only');
    await second.storage.takeOver();
    await settled();
    expect([access(first), access(second)]).toEqual(['taken over', 'own']);
  });

  it('or with locks that it refuses, is the owner', async () => {
    const locks = { request: () => Promise.reject(new DOMException('Refused.', 'SecurityError')) };
    expect(access(await opened({ locks }))).toBe('own');
  });
});
