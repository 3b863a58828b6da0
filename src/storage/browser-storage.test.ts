import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { BrowserStorage } from './browser-storage';
import type { Database } from './database';
import { openDatabase } from './database';
import type { AppStorage } from './storage-types';
import { snapshot, traceOf, withEvent } from './test-state';

let names = 0;
let name = '';

beforeEach(() => {
  name = `recall-${++names}`;
});

/** A page that opens the storage of the test; `notices` fills as they are told. */
function page(database: Database = openDatabase(name), writable = true): { storage: AppStorage; notices: string[] } {
  const storage = new BrowserStorage({ database, claimWriting: () => Promise.resolve(writable) });
  const notices: string[] = [];
  storage.onNotice((notice) => notices.push(notice));
  return { storage, notices };
}

/** What a page has stored when it is left. */
async function store(...snapshots: ReturnType<typeof snapshot>[]): Promise<void> {
  const { storage } = page();
  await storage.open(null);
  for (const one of snapshots) {
    storage.save(one);
    await storage.flush();
  }
}

async function record(key: string): Promise<unknown> {
  return (await openDatabase(name).read([key]))[0];
}

/** A database that remembers what each write put. */
function counting(): { database: Database; writes: string[][] } {
  const real = openDatabase(name);
  const writes: string[][] = [];
  const database: Database = {
    ...real,
    write(puts, deletes) {
      writes.push([...puts.keys(), ...deletes.map((key) => `-${key}`)]);
      return real.write(puts, deletes);
    },
  };
  return { database, writes };
}

describe('a reload', () => {
  it('finds nothing at first', async () => {
    const { storage, notices } = page();
    expect((await storage.open(null)).state).toEqual({ workspace: null, settings: null, screen: null, theme: null, trace: null, run: null });
    expect(notices).toEqual([]);
  });

  it('finds everything as it was', async () => {
    const before = snapshot();
    await store(before);
    const { storage, notices } = page();
    const { trace, ...rest } = (await storage.open(null)).state;
    const { trace: kept, ...others } = before;
    expect(rest).toEqual(others);
    expect(trace?.segments).toEqual(kept.segments);
    expect(trace?.table()).toEqual(kept.table());
    expect(notices).toEqual([]);
  });

  it('finds a trace that was undone and went on differently', async () => {
    const first = traceOf(5);
    const other = withEvent(traceOf(1), 9);
    await store(snapshot({ trace: first }), snapshot({ trace: other }));
    expect((await page().storage.open(null)).state.trace?.segments).toEqual(other.segments);
  });
});

describe('writing', () => {
  it('puts many changes into one transaction, and only what changed', async () => {
    const { database, writes } = counting();
    const { storage } = page(database);
    await storage.open(null);
    const before = snapshot();
    storage.save(before);
    await storage.flush();
    writes.length = 0;

    const typed = (text: string) => ({
      ...before.workspace,
      files: before.workspace.files.map((file) => (file.path === 'rules/a.py' ? { ...file, text } : file)),
    });
    storage.save({ ...before, workspace: typed('a') });
    storage.save({ ...before, workspace: typed('ab') });
    await storage.flush();
    expect(writes).toEqual([['workspace', 'file/rules/a.py']]);
    expect(await record('file/rules/a.py')).toEqual({ version: 1, text: 'ab' });
    await storage.flush();
    expect(writes).toHaveLength(1);
  });

  it('deletes the record of a deleted file', async () => {
    const before = snapshot();
    await store(before, { ...before, workspace: { ...before.workspace, files: before.workspace.files.slice(0, 1) } });
    expect(await record('file/rules/a.py')).toBeUndefined();
    expect((await page().storage.open(null)).state.workspace?.files).toHaveLength(1);
  });

  it('rewrites none of the full chunks when a long trace grows', async () => {
    const { database, writes } = counting();
    const { storage } = page(database);
    await storage.open(null);
    const before = snapshot({ trace: traceOf(20, 50_000) });
    storage.save(before);
    await storage.flush();
    writes.length = 0;
    storage.save({ ...before, trace: withEvent(before.trace, 21) });
    await storage.flush();
    expect(writes).toEqual([['trace/000003', 'trace']]);
  });

  it('goes on where the page before it ended, without writing what is there', async () => {
    await store(snapshot({ trace: traceOf(20, 50_000) }));
    const { database, writes } = counting();
    const { storage } = page(database);
    const { trace, workspace } = (await storage.open(null)).state;
    if (!trace || !workspace) throw new Error('nothing stored');
    storage.save(snapshot({ trace: withEvent(trace, 21), workspace }));
    await storage.flush();
    expect(writes[0]?.filter((key) => key.startsWith('file/') || key.startsWith('trace/'))).toEqual(['trace/000003']);
  });
});

describe('damage', () => {
  it.each(['file/rules/a.py', 'settings', 'screen', 'theme', 'workspace'])('of %s is kept aside and told, the rest is there', async (key) => {
    await store(snapshot());
    const damaged = { version: 1, surprise: [1, 2] };
    await openDatabase(name).write(new Map([[key, damaged]]), []);
    const { storage, notices } = page();
    const state = (await storage.open(null)).state;
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(key.replace('file/', ''));
    expect(await record(`set-aside/${key}`)).toEqual(damaged);
    expect(await record(key)).toBeUndefined();
    expect(state.workspace?.files[0]).toEqual(snapshot().workspace.files[0]);
    expect(state.trace?.length).toBe(5);

    const again = page();
    await again.storage.open(null);
    expect(again.notices).toEqual([]);
  });

  it('keeps what was set aside before', async () => {
    for (const text of ['first', 'second']) {
      await openDatabase(name).write(new Map([['theme', text]]), []);
      await page().storage.open(null);
    }
    expect(await record('set-aside/theme')).toBe('first');
    expect(await record('set-aside/theme/2')).toBe('second');
  });

  it('can be had as a file, and deleted', async () => {
    const odd = { version: 1, values: new Uint32Array([1, 2]), map: new Map([['a', 5n]]), none: undefined };
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await store(snapshot());
    await openDatabase(name).write(new Map<string, unknown>([['theme', odd], ['file/rules/a.py', { version: 9, text: 'kept' }], ['settings', circle]]), []);
    const { storage } = page();
    await storage.open(null);
    expect(await storage.countSetAside()).toBe(3);
    const lines = (await (await storage.exportSetAside()).text()).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { key: 'file/rules/a.py', value: { version: 9, text: 'kept' } },
      { key: 'settings', value: '[object Object]' },
      { key: 'theme', value: { version: 1, values: [1, 2], map: [['a', '5']] } },
    ]);

    const other = page(openDatabase(name), false);
    await other.storage.open(null);
    await other.storage.clearSetAside();
    expect(await storage.countSetAside()).toBe(3);
    await storage.clearSetAside();
    expect(await storage.countSetAside()).toBe(0);
    expect(await (await storage.exportSetAside()).text()).toBe('');
    expect((await page().storage.open(null)).state.workspace?.name).toBe('Mine');
  });

  it('of a record of a newer version is not guessed at', async () => {
    await openDatabase(name).write(new Map([['theme', { version: 2, theme: 'dark' }]]), []);
    const { storage, notices } = page();
    expect((await storage.open(null)).state.theme).toBeNull();
    expect(notices).toHaveLength(1);
  });

  it("of the trace's end keeps its good head", async () => {
    await store(snapshot({ trace: traceOf(20, 50_000) }));
    const [chunk] = await openDatabase(name).read(['trace/000002']);
    const { segments } = chunk as { segments: unknown[] };
    segments[1] = { nonsense: true };
    await openDatabase(name).write(new Map([['trace/000002', chunk]]), []);

    const { storage, notices } = page();
    const { trace, run } = (await storage.open(null)).state;
    const good = trace?.segments.length ?? 0;
    expect(good).toBeGreaterThan(5);
    expect(trace?.segments).toEqual(traceOf(20, 50_000).segments.slice(0, good));
    expect(run).toEqual({ kind: 'stopped', events: good - 1, total: good - 1 });
    expect(notices[0]).toContain(`event ${good - 1}`);
    expect(await record('set-aside/trace/000002')).toEqual(chunk);

    storage.save(snapshot({ trace: withEvent(trace ?? traceOf(0), 99) }));
    await storage.flush();
    const again = page();
    expect((await again.storage.open(null)).state.trace?.segments).toHaveLength(good + 1);
    expect(again.notices).toEqual([]);
  });

  it('of the whole trace starts an empty one', async () => {
    await store(snapshot());
    await openDatabase(name).write(new Map([['trace/000000', 'gone']]), []);
    const { storage, notices } = page();
    expect((await storage.open(null)).state).toMatchObject({ trace: null, run: null, theme: 'dark' });
    expect(notices[0]).toContain('trace could not be read');
  });

  it('of the head of the trace leaves the trace', async () => {
    await store(snapshot());
    await openDatabase(name).write(new Map([['trace', null]]), []);
    const { trace, run } = (await page().storage.open(null)).state;
    expect(trace?.length).toBe(5);
    expect(run).toEqual({ kind: 'stopped', events: 2, total: 2 });
  });

  it('by an append that was interrupted leaves the state before it', async () => {
    const before = snapshot();
    await store(before);
    const failing: Database = {
      ...openDatabase(name),
      write(puts, deletes) {
        // A value that cannot be stored makes the transaction fail after its first records were put.
        return openDatabase(name).write(new Map([...puts, ['broken', () => undefined]]), deletes);
      },
    };
    const { storage, notices } = page(failing);
    const { trace } = (await storage.open(null)).state;
    storage.save({ ...before, trace: withEvent(trace ?? before.trace, 3), theme: 'light' });
    await storage.flush();
    expect(notices).toHaveLength(1);
    expect((await page().storage.open(null)).state).toMatchObject({ theme: 'dark', run: before.run });
    expect((await page().storage.open(null)).state.trace?.segments).toEqual(before.trace.segments);
  });
});

describe('a storage that fails', () => {
  const broken: Database = {
    keys: () => Promise.reject(new Error('Access is denied.')),
    read: () => Promise.reject(new Error('Access is denied.')),
    write: () => Promise.reject(new Error('The disk is full.')),
  };

  it('is told once, and nothing is written over what could not be read', async () => {
    const { storage, notices } = page({ ...broken, write: openDatabase(name).write });
    expect((await storage.open(null)).state.workspace).toBeNull();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('Access is denied.');
    storage.save(snapshot());
    await storage.flush();
    expect(notices).toHaveLength(1);
    expect(await openDatabase(name).keys()).toEqual([]);
  });

  it('while damage is set aside: the rest is shown, and nothing is written over it', async () => {
    await store(snapshot());
    await openDatabase(name).write(new Map([['theme', 'damaged']]), []);
    const real = openDatabase(name);
    const { storage, notices } = page({ ...real, write: broken.write });
    expect((await storage.open(null)).state).toMatchObject({ workspace: { name: 'Mine' }, theme: null });
    expect(notices[0]).toContain('The disk is full.');
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(await record('theme')).toBe('damaged');
    expect((await storage.exportSetAside()).size).toBe(0);

    const unreadable = page(broken);
    await unreadable.storage.open(null);
    expect(await unreadable.storage.countSetAside()).toBe(0);
    await unreadable.storage.exportSetAside();
    expect(unreadable.notices.at(-1)).toContain('Access is denied.');
  });

  it('while writing is told once, and everything is written when it works again', async () => {
    let full = true;
    const real = openDatabase(name);
    const { storage, notices } = page({ ...real, write: (puts, deletes) => (full ? broken.write(puts, deletes) : real.write(puts, deletes)) });
    await storage.open(null);
    storage.save(snapshot());
    await storage.flush();
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('The disk is full.');
    full = false;
    storage.save(snapshot({ theme: 'system' }));
    await storage.flush();
    expect((await page().storage.open(null)).state).toMatchObject({ theme: 'system', workspace: { name: 'Mine' } });
  });

  it('belongs to another tab: its data is shown, and nothing is written', async () => {
    await store(snapshot());
    const { storage, notices } = page(openDatabase(name), false);
    expect((await storage.open(null)).state.theme).toBe('dark');
    expect(notices[0]).toContain('another tab');
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect((await page().storage.open(null)).state.theme).toBe('dark');
  });
});
