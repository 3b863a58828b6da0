import { expect, it } from 'vitest';
import type { ImportReader, ReadImport } from '../import/import-reader';
import { settled, testApp, testWorkspace } from './test-app';
import type { TestApp } from './test-app';

/** A reader whose imports end when the test says so. */
class SlowReader {
  readonly reading: { names: string[]; finish: (inputs: ReadImport | Promise<ReadImport>) => void; progress: (done: number, total: number) => void }[] = [];
  readonly read: ImportReader = (files, progress, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(null));
      this.reading.push({ names: files.map(({ name }) => name), finish: resolve, progress });
    });
}

function events(path: string): ReadImport {
  return { files: [{ path, text: '{"a":1}\n' }], tables: [], problems: [], errors: 0, notes: [], split: [], isTree: false, leftOut: [], isWhole: true };
}

function paths({ store }: TestApp): string[] {
  return store.getState().workspace.files.map(({ path }) => path);
}

async function slowApp(): Promise<{ app: TestApp; reader: SlowReader; begin: (name: string) => Promise<void> }> {
  const reader = new SlowReader();
  const app = await testApp(undefined, { readImport: reader.read });
  return { app, reader, begin: (name) => app.store.getState().importFiles([new File(['x'], name)]) };
}

it('an import tells its progress, and stops', async () => {
  const { app, reader, begin } = await slowApp();
  const before = app.store.getState().workspace;
  const done = begin('a.jsonl');
  expect(app.store.getState()).toMatchObject({ status: 'Reading files: 0 of 1', importing: true });
  await settled();
  reader.reading[0]?.progress(12, 300);
  expect(app.store.getState().status).toBe('Reading files: 12 of 300');
  app.store.getState().stop();
  expect(app.store.getState()).toMatchObject({ status: 'Import stopped', importing: false, workspace: before });
  await done;
  expect(app.store.getState()).toMatchObject({ status: 'Import stopped', workspace: before });
});

it('imports are read one after the other, and Stop ends all of them', async () => {
  const { app, reader, begin } = await slowApp();
  const first = begin('a.jsonl');
  const second = begin('b.jsonl');
  await settled();
  expect(reader.reading.map(({ names }) => names)).toEqual([['a.jsonl']]);
  reader.reading[0]?.finish(events('events/a.jsonl'));
  await first;
  expect(paths(app)).toContain('events/a.jsonl');
  expect(app.store.getState().importing).toBe(true);
  const third = begin('c.jsonl');
  await settled();
  app.store.getState().stop();
  await Promise.all([second, third]);
  expect(paths(app)).not.toContain('events/b.jsonl');
  expect(app.store.getState()).toMatchObject({ status: 'Import stopped', importing: false });

  const again = begin('d.jsonl');
  await settled();
  reader.reading.at(-1)?.finish(events('events/d.jsonl'));
  await again;
  expect(paths(app)).toContain('events/d.jsonl');
  expect(app.store.getState()).toMatchObject({ status: 'Imported 1 files', importing: false });
});

it('while a run goes on, the status is the run’s and Stop ends the run', async () => {
  const { app, reader, begin } = await slowApp();
  app.engine.hangsAfter = 1;
  const run = app.store.getState().startRun();
  await settled();
  const done = begin('a.jsonl');
  await settled();
  expect(app.store.getState().status).toMatch(/^Running/);
  app.store.getState().stop();
  await run;
  expect(app.store.getState()).toMatchObject({ run: { kind: 'stopped' }, importing: true });
  reader.reading[0]?.finish(events('events/a.jsonl'));
  await done;
  expect(app.store.getState().status).toBe('Imported 1 files');
});

it('an import does not land in another workspace, nor in one that another tab has', async () => {
  const { app, reader, begin } = await slowApp();
  await app.store.getState().step();
  expect(app.store.getState().run.kind).toBe('paused');
  const done = begin('a.jsonl');
  await settled();
  await app.store.getState().newWorkspace({ workspace: testWorkspace(1), settings: null, table: [] });
  reader.reading[0]?.finish(events('events/a.jsonl'));
  await done;
  expect(paths(app)).not.toContain('events/a.jsonl');
  expect(app.toasts).toContain('The paused run was ended: it cannot go on.');

  const again = begin('b.jsonl');
  await settled();
  app.storage.enter({ access: { kind: 'taken over' } });
  reader.reading.at(-1)?.finish(events('events/b.jsonl'));
  await again;
  expect(paths(app)).not.toContain('events/b.jsonl');
  expect(app.store.getState().importing).toBe(false);
});

it('a file that cannot be read any more, or a reading that fails, is in the way of no other import', async () => {
  const { app, reader, begin } = await slowApp();
  const gone = new File(['{"recall":1}'], 'a.recall.json');
  gone.slice = () => ({ text: () => Promise.resolve('{"recall":1'), arrayBuffer: () => Promise.reject(new Error('gone')) }) as Blob;
  const first = app.store.getState().importFiles([gone]);
  await settled();
  // Left to the import, which says why it cannot be read.
  expect(reader.reading.map(({ names }) => names)).toEqual([['a.recall.json']]);
  reader.reading[0]?.finish(Promise.reject(new Error('failed')));
  await expect(first).rejects.toThrow('failed');
  expect(app.store.getState().importing).toBe(false);

  const second = begin('b.jsonl');
  await settled();
  reader.reading.at(-1)?.finish(events('events/b.jsonl'));
  await second;
  expect(paths(app)).toContain('events/b.jsonl');
});
