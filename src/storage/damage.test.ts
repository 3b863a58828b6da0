import { beforeEach, describe, expect, it } from 'vitest';
import { TestBrowser } from './test-pages';
import { snapshot, traceOf, withEvent } from './test-state';

let browser = new TestBrowser();

beforeEach(() => {
  browser = new TestBrowser();
});

describe('damage', () => {
  it.each(['file/rules/a.py', 'settings', 'screen', 'head', 'app'])('of %s is kept aside and told, the rest is there', async (name) => {
    await browser.store(snapshot());
    const key = name === 'app' ? name : browser.w + name;
    const damaged = { version: 2, surprise: [1, 2] };
    await browser.put({ [key]: damaged });
    const { storage, notices, kill } = browser.page();
    const { state } = await storage.open(null);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(name.replace('file/', ''));
    expect(await browser.record(`set-aside/${key}`)).toEqual(damaged);
    expect(await browser.record(key)).not.toEqual(damaged);
    expect(state.workspace?.files[0]).toEqual(snapshot().workspace.files[0]);
    expect(state.trace?.length).toBe(5);
    kill();

    const again = browser.page();
    await again.storage.open(null);
    expect(again.notices).toEqual([]);
  });

  it('keeps what was set aside before', async () => {
    await browser.store(snapshot());
    const key = `${browser.w}settings`;
    for (const text of ['first', 'second']) {
      await browser.put({ [key]: text });
      await browser.reopened();
    }
    expect(await browser.record(`set-aside/${key}`)).toBe('first');
    expect(await browser.record(`set-aside/${key}/2`)).toBe('second');
  });

  it('can be had as a file, and deleted', async () => {
    const odd = { version: 1, values: new Uint32Array([1, 2]), map: new Map([['a', 5n]]), none: undefined };
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await browser.store(snapshot());
    const { w } = browser;
    await browser.put({ [`${w}screen`]: odd, [`${w}file/rules/a.py`]: { version: 9, text: 'kept' }, [`${w}settings`]: circle });
    const { storage } = browser.page();
    await storage.open(null);
    expect(await storage.countSetAside()).toBe(3);
    const lines = (await (await storage.exportSetAside()).text()).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { key: `${w}file/rules/a.py`, value: { version: 9, text: 'kept' } },
      { key: `${w}screen`, value: { version: 1, values: [1, 2], map: [['a', '5']] } },
      { key: `${w}settings`, value: '[object Object]' },
    ]);

    const other = browser.page();
    await other.storage.open(null);
    await other.storage.clearSetAside();
    expect(await storage.countSetAside()).toBe(3);
    await storage.clearSetAside();
    expect(await storage.countSetAside()).toBe(0);
    expect(await (await storage.exportSetAside()).text()).toBe('');
  });

  it('of a record of a newer version is not guessed at', async () => {
    await browser.store(snapshot());
    await browser.put({ [`${browser.w}settings`]: { version: 3, settings: {} } });
    const { storage, notices } = browser.page();
    expect((await storage.open(null)).state.settings).toBeNull();
    expect(notices).toHaveLength(1);
  });

  it("of the trace's end keeps its good head", async () => {
    await browser.store(snapshot({ trace: traceOf(20, 50_000) }));
    const key = `${browser.w}trace/000002`;
    const chunk = await browser.record(key);
    const { segments } = chunk as { segments: unknown[] };
    segments[1] = { nonsense: true };
    await browser.put({ [key]: chunk });

    const { storage, notices, kill } = browser.page();
    const { trace, run } = (await storage.open(null)).state;
    const good = trace?.segments.length ?? 0;
    expect(good).toBeGreaterThan(5);
    expect(trace?.segments).toEqual(traceOf(20, 50_000).segments.slice(0, good));
    expect(run).toEqual({ kind: 'stopped', events: good - 1, total: good - 1 });
    expect(notices[0]).toContain(`event ${good - 1}`);
    expect(await browser.record(`set-aside/${key}`)).toEqual(chunk);

    storage.save(snapshot({ trace: withEvent(trace ?? traceOf(0), 99) }));
    await storage.flush();
    kill();
    const again = browser.page();
    expect((await again.storage.open(null)).state.trace?.segments).toHaveLength(good + 1);
    expect(again.notices).toEqual([]);
  });

  it('of the whole trace starts an empty one', async () => {
    await browser.store(snapshot());
    await browser.put({ [`${browser.w}trace/000000`]: 'gone' });
    const { storage, notices } = browser.page();
    expect((await storage.open(null)).state).toMatchObject({ trace: null, run: null, theme: 'dark' });
    expect(notices[0]).toContain('trace could not be read');
  });

  it('of the head of the trace leaves the trace', async () => {
    await browser.store(snapshot());
    await browser.put({ [`${browser.w}trace`]: null });
    const { trace, run } = await browser.reopened();
    expect(trace?.length).toBe(5);
    expect(run).toEqual({ kind: 'stopped', events: 2, total: 2 });
  });
});

describe('a newer version', () => {
  it('has its records left alone: the page works in memory and says so', async () => {
    await browser.store(snapshot());
    const app = { version: 3, anything: true };
    await browser.put({ app });
    const keys = await browser.keys();
    const { storage, notices } = browser.page();
    expect((await storage.open(null)).state.workspace).toBeNull();
    expect(storage.status.access).toEqual({ kind: 'memory' });
    expect(notices).toEqual([expect.stringContaining('newer version')]);
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(storage.status.saving).toBe('saved');
    const copy = await storage.create({ workspace: snapshot().workspace, settings: null, table: [] });
    expect((await storage.open(copy)).state.workspace).toEqual(snapshot().workspace);
    expect(await storage.list()).toHaveLength(2);
    expect(await browser.keys()).toEqual(keys);
    expect(await browser.record('app')).toEqual(app);
    expect(notices).toHaveLength(1);
  });

  it('that comes while the page is open stops it from writing', async () => {
    const { storage } = browser.page();
    await storage.open(null);
    storage.save(snapshot());
    await storage.flush();
    await browser.put({ app: { version: 3 } });
    storage.save(snapshot({ theme: 'light' }));
    await storage.flush();
    expect(storage.status).toMatchObject({ access: { kind: 'taken over' }, saving: 'failed' });
    expect(await browser.record('app')).toEqual({ version: 3 });
  });
});
