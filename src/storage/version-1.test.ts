import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database';
import { fixtureRecords } from './fixtures/test-fixture';
import { TestBrowser } from './test-pages';

let browser = new TestBrowser();

beforeEach(async () => {
  browser = new TestBrowser();
  await browser.put(fixtureRecords('version-1'));
});

describe('what a page of version 1 wrote', () => {
  it('is a workspace with everything in it', async () => {
    const { storage, notices } = browser.page();
    const { id, state } = await storage.open(null);
    expect(notices).toEqual([]);
    expect(state.workspace).toMatchObject({ name: 'From version 1', disabledPaths: ['rules/second.py'] });
    expect(state.workspace?.files.map(({ path }) => path)).toEqual([
      'events/e.jsonl',
      'global_helpers/keys.py',
      'rules/counts.py',
      'rules/counts.yml',
      'rules/second.py',
    ]);
    expect(state.workspace?.files[1]?.text).toBe('PREFIX = "x"\n');
    expect(state.settings).toMatchObject({ seed: 42, sweeper: 'never' });
    expect(state.screen).toEqual({ openPaths: ['rules/counts.py'], activePath: 'rules/counts.py', leftTab: 'Events', bottomTab: 'Alerts' });
    expect(state.theme).toBe('dark');
    expect(state.run).toEqual({ kind: 'done', events: 3, alerts: 1, errors: 2 });
    expect([...(state.trace?.table() ?? [])].map(([key, item]) => [key, item.intCount])).toContainEqual(['k', { N: '3' }]);
    expect(state.trace?.table().get('a')?.intCount).toEqual({ N: '5' });

    expect(await storage.countSetAside()).toBe(1);
    const keys = await browser.keys();
    expect(keys.filter((key) => !key.startsWith(`w/${id}/`)).sort()).toEqual(['app', 'set-aside/theme']);
    expect(keys).toContain(`w/${id}/trace/000000`);
    expect(await storage.list()).toEqual([expect.objectContaining({ id, name: 'From version 1', files: 5, deletedAt: null })]);
  });

  it('is migrated once', async () => {
    const first = await browser.page().storage.open(null);
    const keys = await browser.keys();
    const again = browser.page();
    expect((await again.storage.open(null)).id).toBe(first.id);
    expect(await browser.keys()).toEqual(keys);
  });

  it('stays whole when the migration is interrupted, and is shown', async () => {
    const real = browser.database();
    const interrupted: Database = {
      read: (wanted) => real.read(wanted),
      change: (wanted, decide) =>
        real.change(wanted, (found) => {
          const decision = decide(found);
          // The last record of the batch cannot be stored: those before it were put already.
          decision.change = decision.change && { ...decision.change, puts: new Map([...decision.change.puts, ['broken', () => undefined]]) };
          return decision;
        }),
      putLast: () => undefined,
    };
    const { storage, notices } = browser.page({ database: interrupted });
    expect((await storage.open(null)).state.workspace?.name).toBe('From version 1');
    expect(storage.status.access.kind).toBe('memory');
    expect(notices).toHaveLength(1);
    for (const [key, record] of Object.entries(fixtureRecords('version-1'))) expect(await browser.record(key)).toEqual(record);
    expect(await browser.keys()).toHaveLength(Object.keys(fixtureRecords('version-1')).length);
    const whole = browser.page();
    expect((await whole.storage.open(null)).state.trace?.table().size).toBeGreaterThan(1);
    expect(whole.storage.status.access.kind).toBe('own');
  });

  it.each([
    ['file/rules/counts.py', { version: 1, text: 7 }, 'w/.../file/rules/counts.py'],
    ['file/rules/counts.py', { version: 7, text: 'later' }, 'file/rules/counts.py'],
    ['workspace', { version: 1 }, 'workspace'],
    ['theme', { version: 1, theme: 'purple' }, 'theme/2'],
    ['settings', null, 'settings'],
    ['trace/000000', { version: 1, segments: [{}] }, 'w/.../trace/000000'],
    ['something', { else: 1 }, 'something'],
  ])('with damage in %s: that is set aside, the rest is there', async (key, record, aside) => {
    await browser.put({ [key]: record });
    const { storage, notices } = browser.page();
    const { id, state } = await storage.open(null);
    expect(state.workspace?.files.find(({ path }) => path === 'rules/second.py')?.text).toContain('False');
    expect(notices).toHaveLength(1);
    const kept = await browser.record(`set-aside/${aside.replace('...', id)}`);
    expect(kept).toEqual(aside.startsWith('w/') ? { ...record, version: 2 } : record);
  });

  it('after the migration, by a page that was still open, becomes a workspace of its own', async () => {
    const { storage } = browser.page();
    const { id } = await storage.open(null);
    await browser.put({ workspace: { version: 1, name: 'Late', disabledPaths: [] }, 'file/rules/late.py': { version: 1, text: 'x = 1\n' } });
    const { storage: next } = browser.page();
    expect((await next.open(id)).state.workspace?.name).toBe('From version 1');
    const late = (await next.list()).find(({ name }) => name === 'Late');
    expect((await next.read(late?.id ?? '')).workspace?.files).toEqual([{ path: 'rules/late.py', text: 'x = 1\n' }]);
  });
});
