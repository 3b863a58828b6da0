import { beforeEach, describe, expect, it } from 'vitest';
import { TestBrowser } from './test-pages';
import { snapshot, traceOf, withEvent } from './test-state';

let browser = new TestBrowser();

beforeEach(() => {
  browser = new TestBrowser();
});

describe('a reload', () => {
  it('finds nothing at first', async () => {
    const { storage, notices } = browser.page();
    const { state } = await storage.open(null);
    expect(state).toEqual({ workspace: null, settings: null, screen: null, theme: null, trace: null, run: null });
    expect(notices).toEqual([]);
    expect(storage.status).toMatchObject({ access: { kind: 'own' }, saving: 'saved', failure: null });
  });

  it('finds everything as it was', async () => {
    const before = snapshot();
    await browser.store(before);
    const { storage, notices } = browser.page();
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
    await browser.store(snapshot({ trace: first }), snapshot({ trace: other }));
    expect((await browser.reopened()).trace?.segments).toEqual(other.segments);
  });
});

describe('writing', () => {
  it('puts many changes into one transaction, and only what changed', async () => {
    const { database, writes } = browser.counting();
    const { storage } = browser.page({ database });
    const { id } = await storage.open(null);
    const before = snapshot();
    storage.save(before);
    await storage.flush();
    writes.length = 0;

    const typed = (text: string): typeof before.workspace => ({
      ...before.workspace,
      files: before.workspace.files.map((file) => (file.path === 'rules/a.py' ? { ...file, text } : file)),
    });
    storage.save({ ...before, workspace: typed('a') });
    storage.save({ ...before, workspace: typed('ab') });
    await storage.flush();
    expect(writes).toEqual([['file/rules/a.py', 'head', '-last-changes']]);
    expect(await browser.record(`w/${id}/file/rules/a.py`)).toEqual({ version: 2, text: 'ab' });
    storage.save({ ...before, workspace: typed('ab'), run: { ...before.run } });
    await storage.flush();
    storage.save({ ...before, workspace: before.workspace, theme: 'light' });
    await storage.flush();
    expect(writes.slice(2)).toEqual([['file/rules/a.py', 'head', 'app', '-last-changes']]);
  });

  it('deletes the record of a deleted file', async () => {
    const before = snapshot();
    await browser.store(before, { ...before, workspace: { ...before.workspace, files: before.workspace.files.slice(0, 1) } });
    expect(await browser.record(`${browser.w}file/rules/a.py`)).toBeUndefined();
    expect((await browser.reopened()).workspace?.files).toHaveLength(1);
  });

  it('rewrites none of the full chunks when a long trace grows', async () => {
    const { database, writes } = browser.counting();
    const { storage } = browser.page({ database });
    await storage.open(null);
    const before = snapshot({ trace: traceOf(20, 50_000) });
    storage.save(before);
    await storage.flush();
    writes.length = 0;
    storage.save({ ...before, trace: withEvent(before.trace, 21) });
    await storage.flush();
    expect(writes).toEqual([['trace/000003', 'trace', 'head', '-last-changes']]);
  });

  it('goes on where the page before it ended, without writing what is there', async () => {
    await browser.store(snapshot({ trace: traceOf(20, 50_000) }));
    const { database, writes } = browser.counting();
    const { storage } = browser.page({ database });
    const { state } = await storage.open(null);
    expect(writes).toEqual([]);
    const { trace, workspace, settings } = state;
    if (!trace || !workspace || !settings) throw new Error('nothing stored');
    storage.save(snapshot({ trace, workspace, settings }));
    await storage.flush();
    expect(writes).toEqual([]);
    storage.save(snapshot({ trace: withEvent(trace, 21), workspace, settings }));
    await storage.flush();
    expect(writes).toEqual([['trace/000003', 'trace', 'head', '-last-changes']]);
  });

  it('tells of changes until they are in the database', async () => {
    const { storage, statuses } = browser.page();
    await storage.open(null);
    statuses.length = 0;
    storage.save(snapshot());
    expect(storage.status.saving).toBe('saving');
    const flushed = storage.flush();
    // The batch is being written.
    await new Promise((resolve) => setImmediate(resolve));
    storage.save(snapshot({ theme: 'light' }));
    await flushed;
    expect(storage.status.saving).toBe('saving');
    await storage.flush();
    expect(statuses.map(({ saving }) => saving)).toEqual(['saving', 'saved']);
  });

  it('does not rewrite a great many small segments for one more', async () => {
    const { database, writes } = browser.counting();
    const { storage } = browser.page({ database });
    const { id } = await storage.open(null);
    const before = snapshot({ trace: traceOf(2_000) });
    storage.save(before);
    await storage.flush();
    writes.length = 0;
    storage.save({ ...before, trace: withEvent(before.trace, 2_001) });
    await storage.flush();
    const chunks = writes[0]?.filter((key) => key.startsWith('trace/')) ?? [];
    expect(chunks).toHaveLength(1);
    const { segments } = (await browser.record(`w/${id}/${chunks[0]}`)) as { segments: unknown[] };
    expect(segments.length).toBeLessThan(300);
  });
});
