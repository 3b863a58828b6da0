import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeShareLink } from '../../workspace/share/share-link';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import { readableDocument } from '../../workspace/share/write-document';
import { counter, counts, settled, testApp } from './test-app';
import type { TestApp } from './test-app';

const SHARED: SharedWorkspace = {
  workspace: { name: 'Sent', files: [{ path: 'rules/evil.py', text: 'def rule(event):\n    return True\n' }], disabledPaths: [] },
  settings: { startFrom: 'this table', seed: 7 },
  table: [counter('a', 3)],
};

async function linkOf(shared: SharedWorkspace): Promise<string> {
  return `#${(await encodeShareLink(shared)) ?? ''}`;
}

function savedFile(shared: SharedWorkspace, name = 'sent.recall.json'): File {
  return new File([readableDocument(shared)], name);
}

/** Waits for the question about a link or file. */
async function offered({ store }: TestApp): Promise<void> {
  while (store.getState().shareOffer === null) await settled();
}

describe('a shared link', () => {
  it('waits for an answer: nothing is run, stored or changed before', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await settled();
    const before = getState();
    const { saves, kept } = app.storage;
    const stored = kept.size;
    const end = getState().openShareLink(await linkOf(SHARED));
    await offered(app);
    expect(getState().shareOffer).toMatchObject({ file: null, shared: SHARED, problems: [] });
    expect({ ...getState(), shareOffer: null }).toEqual(before);
    expect([app.engine.plans.length, app.storage.saves, app.storage.kept.size]).toEqual([0, saves, stored]);
    getState().dismissShare();
    expect(await end).toBe('answered');
    expect({ ...getState() }).toEqual(before);
    await getState().trustShare();
    expect(getState().workspaceId).toBe(before.workspaceId);
  });

  it('becomes a workspace of its own once it is trusted', async () => {
    const app = await testApp();
    const { getState } = app.store;
    const mine = getState().workspace;
    const end = getState().openShareLink(await linkOf(SHARED));
    await offered(app);
    await getState().trustShare();
    expect(await end).toBe('answered');
    expect(getState()).toMatchObject({ shareOffer: null, workspace: SHARED.workspace, settings: { startFrom: 'this table', seed: 7, helpers: '1.0.2' } });
    expect(counts(app)).toEqual({ a: '3' });
    expect(app.toasts.at(-1)).toBe('Loaded 1 file as the workspace “Sent”.');
    await getState().openWorkspace('test');
    expect(getState().workspace).toEqual(mine);
  });

  it('stays offered where it cannot be stored', async () => {
    const app = await testApp();
    const end = app.store.getState().openShareLink(await linkOf(SHARED));
    await offered(app);
    await app.storage.flush();
    app.storage.isFull = true;
    await app.store.getState().trustShare();
    expect(app.toasts.at(-1)).toBe('The workspace could not be loaded: The storage is full.');
    expect(app.store.getState()).toMatchObject({ workspaceId: 'test', shareOffer: { shared: SHARED } });
    app.storage.isFull = false;
    await app.store.getState().trustShare();
    expect(await end).toBe('answered');
    expect(app.store.getState().workspace.name).toBe('Sent');
  });

  it('that cannot be opened says why, and a newer one is kept for after a reload', async () => {
    const app = await testApp();
    const link = await linkOf(SHARED);
    expect(await app.store.getState().openShareLink(link.slice(0, -20))).toBe('unreadable');
    expect(await app.store.getState().openShareLink('#share=2.abc')).toBe('newer');
    expect(app.store.getState().notices.map((notice) => notice.slice(0, 38))).toEqual(['The link is cut off: its end is missin', 'The link was made by a newer Recall. R']);
    expect(app.store.getState().shareOffer).toBeNull();
  });

  it('asked for twice is one question; another one comes after it', async () => {
    const app = await testApp();
    const { getState } = app.store;
    const link = await linkOf(SHARED);
    const ends = [getState().openShareLink(link), getState().openShareLink(link)];
    await offered(app);
    const other = getState().openShareLink(await linkOf({ ...SHARED, workspace: { ...SHARED.workspace, name: 'Second' } }));
    for (let turns = 0; turns < 20; turns++) await settled();
    expect(getState().shareOffer?.shared.workspace.name).toBe('Sent');
    getState().dismissShare();
    expect(await Promise.all(ends)).toEqual(['answered', 'answered']);
    await offered(app);
    expect(getState().shareOffer?.shared.workspace.name).toBe('Second');
    getState().dismissShare();
    expect([await other, getState().shareOffer]).toEqual(['answered', null]);
  });

  it('names an item that the table would refuse', async () => {
    const app = await testApp();
    const bad = { key: { S: 'b' }, intCount: { N: 'many' } };
    void app.store.getState().openShareLink(await linkOf({ ...SHARED, table: [counter('a', 3), bad] }));
    await offered(app);
    const { shared, problems } = app.store.getState().shareOffer ?? {};
    expect(shared?.table).toEqual([counter('a', 3)]);
    expect(problems?.join()).toMatch(/^Item 2 was left out\. .*many/);
  });

  it('of every release opens', async () => {
    const app = await testApp();
    const link = readFileSync(new URL('../../workspace/share/fixtures/version-1-table-and-settings.txt', import.meta.url), 'utf8');
    void app.store.getState().openShareLink(`#${link.trim()}`);
    await offered(app);
    expect(app.store.getState().shareOffer?.problems).toEqual([]);
    await app.store.getState().trustShare();
    expect(app.store.getState()).toMatchObject({ workspace: { name: 'Role sources' }, settings: { seed: 42 } });
    expect(app.store.getState().trace.table().size).toBe(5);
  });
});

describe('a saved workspace', () => {
  it('is offered when it is imported, beside what comes into the open workspace', async () => {
    const app = await testApp();
    const { getState } = app.store;
    await getState().importFiles([savedFile(SHARED, 'sent.recall (1).json'), new File(['{"a":1}'], 'more.json')]);
    expect(getState().events).toHaveLength(4);
    await offered(app);
    expect(getState().shareOffer).toMatchObject({ file: 'sent.recall (1).json', shared: SHARED });
    await getState().trustShare();
    expect(getState()).toMatchObject({ status: 'Imported 1 files', workspace: { name: 'Sent' } });
  });

  it('that cannot be read says why', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([new File(['{"recall": 1, "files": ['], 'cut.recall.json'), new File(['[1]'], 'other.recall.json'), new File(['{"recall": 2}'], 'later.json')]);
    await settled();
    expect(app.store.getState().notices.map((notice) => notice.split('.').slice(0, 3).join('.'))).toEqual([
      'cut.recall.json: The file is damaged or incomplete: it cannot be read as a shared workspace',
      'other.recall.json: The file is no workspace that was saved with “Save as file” in Share',
      'later.json: The file was made by a newer Recall. Reload the page to update this one, then import the file again.',
    ].map((text) => text.split('.').slice(0, 3).join('.')));
  });

  it('comes back from what Share puts into it', async () => {
    const app = await testApp();
    const { getState } = app.store;
    getState().setItem('k', counter('k', 5));
    const content = getState().sharedContent();
    expect(content).toMatchObject({ workspace: getState().workspace, settings: getState().settings, table: [counter('k', 5)] });
    await getState().importFiles([savedFile(content)]);
    await offered(app);
    expect(getState().shareOffer?.shared).toEqual(content);
  });
});
