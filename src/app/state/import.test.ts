import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorIn } from '../../workspace/error-in';
import { counter, counts, settled, testApp, testWorkspace } from './test-app';
import type { TestApp } from './test-app';

function file(name: string, content: string | Uint8Array): File {
  return new File([typeof content === 'string' ? content : content.slice()], name);
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Work that pauses does so at each chance, however fast the machine is. */
function pauseOften(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
}

describe('an import', () => {
  it('of events is taken over at once and counted', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('more.json', '[{"a":1},{"a":2}]'), file('bad.xyz', 'x')]);
    expect(app.store.getState().status).toBe('Imported 1 files, 1 problems');
    expect(app.store.getState().events).toHaveLength(5);
    expect(app.store.getState().notices[0]).toContain('bad.xyz');
    app.store.getState().undo();
    expect(app.store.getState().events).toHaveLength(3);
  });

  it('of Python asks first', async () => {
    const app = await testApp();
    const zip = zipSync({ 'rules/evil.py': strToU8('def rule(event):\n    return True\n'), 'rules/evil.yml': strToU8('RuleID: [') });
    const before = app.store.getState().workspace;
    await app.store.getState().importFiles([file('tree.zip', zip)]);
    expect(app.store.getState().trustQuestion).toMatchObject({ files: ['tree.zip'], python: 1 });
    const added = app.store.getState().trustQuestion?.changes.changes.filter(({ kind }) => kind === 'added');
    expect(added?.map(({ path }) => path)).toEqual(['rules/evil.py', 'rules/evil.yml']);
    expect(app.store.getState().workspace).toBe(before);
    app.store.getState().cancelImport();
    app.store.getState().trustAndLoad();
    expect(app.store.getState().workspace).toBe(before);

    await app.store.getState().importFiles([file('tree.zip', zip)]);
    app.store.getState().setFileText('rules/second.py', '# typed while the question was open\n');
    app.store.getState().trustAndLoad();
    expect(app.store.getState().trustQuestion).toBeNull();
    expect(app.store.getState().status).toBe('Imported 2 files, 1 problems');
    const texts = app.store.getState().workspace.files.map(({ path, text }) => [path, text]);
    expect(Object.fromEntries(texts)).toMatchObject({ 'rules/second.py': '# typed while the question was open\n', 'rules/evil.yml': 'RuleID: [' });
    expect(texts.map(([path]) => path)).toEqual(texts.map(([path]) => path).sort());
  });

  it('of an exported table sets its items, and the export comes out again', async () => {
    const app = await testApp();
    app.store.getState().setItem('kept', counter('kept', 1));
    app.store.getState().setSettings({ startFrom: 'empty table' });
    const lines = '{"Item":{"key":{"S":"a"},"intCount":{"N":"7"}}}\n{"Item":{"key":{"S":"b"},"intCount":{"N":"x"}}}\n';
    app.store.getState().lookAt(1);
    await app.store.getState().importFiles([file('table.jsonl', lines)]);
    expect(counts(app)).toEqual({ kept: '1' });
    expect(app.store.getState().past).toBeNull();
    await app.store.getState().importItems('Add and replace');
    expect(counts(app)).toEqual({ kept: '1', a: '7' });
    expect(app.store.getState().status).toBe('Imported 1 files, 1 problems');
    expect(app.store.getState().settings.startFrom).toBe('this table');
    expect(app.store.getState().trace.stored(2)).toMatchObject({ kind: 'edit', by: 'import', key: 'a' });
    expect(await app.store.getState().exportTable().text()).toBe(
      '{"Item":{"intCount":{"N":"7"},"key":{"S":"a"}}}\n{"Item":{"intCount":{"N":"1"},"key":{"S":"kept"}}}\n',
    );
    app.store.getState().undo();
    expect(counts(app)).toEqual({ kept: '1' });
  });
});

describe('an import that is not all well', () => {
  const python = 'def rule(event):\n    return True\n';
  const item = '{"Item":{"key":{"S":"a"},"intCount":{"N":"7"}}}\n';

  it('takes the other files when one cannot be read', async () => {
    const app = await testApp();
    const folder = file('folder.py', '');
    folder.arrayBuffer = () => Promise.reject(new DOMException('A requested file or directory could not be found.'));
    await app.store.getState().importFiles([folder, file('more.json', '{"a":1}')]);
    expect(app.store.getState().events).toHaveLength(4);
    expect(app.store.getState().status).toBe('Imported 1 files, 1 problems');
    expect(app.store.getState().notices[0]).toContain('folder.py: The file cannot be read.');
  });

  it('switches to this table also where the items are there already', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('table.jsonl', item)]);
    app.store.getState().setSettings({ startFrom: 'empty table' });
    const { trace } = app.store.getState();
    await app.store.getState().importFiles([file('table.jsonl', item)]);
    expect(app.store.getState().trace).toBe(trace);
    expect(app.store.getState().settings.startFrom).toBe('this table');
    expect(app.toasts.at(-1)).toBe('Imported 1 item. The next run starts from this table.');
  });

  it('during a run takes the files and refuses the items', async () => {
    const app = await testApp();
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    await app.store.getState().importFiles([file('table.jsonl', item), file('x.py', python)]);
    app.store.getState().trustAndLoad();
    expect(app.store.getState().detections.map(({ path }) => path)).toContain('rules/x.py');
    expect(app.store.getState().notices[0]).toContain('table.jsonl: The items were left out, because a run is going on.');
    expect(app.store.getState().status).toBe('Imported 1 files, 1 problems');
    app.store.getState().stop();
    await run;
    expect(counts(app)).toEqual({});
  });

  it('is asked about together with one that waits already', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('x.py', python)]);
    await app.store.getState().importFiles([file('y.py', python), file('x.py', `# newer\n${python}`)]);
    expect(app.store.getState().trustQuestion).toMatchObject({ files: ['x.py', 'y.py', 'x.py'], python: 3, changes: { changes: [{ path: 'rules/x.py' }, { path: 'rules/y.py' }] } });
    app.store.getState().trustAndLoad();
    const paths = app.store.getState().workspace.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['rules/x.py', 'rules/y.py']));
    app.store.getState().undo();
    expect(app.store.getState().workspace.files.map(({ path }) => path)).not.toContain('rules/x.py');
    app.store.getState().cancelImport();
    expect(app.store.getState().trustQuestion).toBeNull();
  });

  it('of a tree that changes files shows them first, and takes those along that it does not have where the user says so', async () => {
    const app = await testApp();
    const files = (): Record<string, string> => Object.fromEntries(app.store.getState().workspace.files.map(({ path, text }) => [path, text]));
    const zipOf = (tree: Record<string, string>) => file('tree.zip', zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)]))));
    const yaml = 'AnalysisType: rule\nRuleID: T\nFilename: t.py\nLogTypes: [A]\n';
    await app.store.getState().importFiles([zipOf({ 'rules/t.py': python, 'rules/t.yml': yaml })]);
    app.store.getState().trustAndLoad();
    const before = files();
    // No code of it is new, but a file would be replaced.
    await app.store.getState().importFiles([zipOf({ 'rules/t.yml': `${yaml}Severity: High\n`, 'docs/n.md': '' })]);
    const { changes, same } = app.store.getState().trustQuestion?.changes ?? { changes: [], same: -1 };
    expect(changes.slice(0, 2).map(({ path, kind }) => `${kind} ${path}`)).toEqual(['changed rules/t.yml', 'added docs/n.md']);
    expect(changes.slice(2).every(({ kind, path }) => kind === 'missing' && !path.startsWith('events/'))).toBe(true);
    expect(same).toBe(0);
    expect(files()).toEqual(before);
    const missing = app.store.getState().trustQuestion?.changes.changes.filter(({ kind }) => kind === 'missing').map(({ path }) => path);
    app.store.getState().trustAndLoad({ remove: new Set(missing) });
    expect(Object.keys(files()).filter((path) => !path.startsWith('events/'))).toEqual(['docs/n.md', 'rules/t.yml']);
    app.store.getState().undo();
    expect(files()).toEqual(before);
    await app.store.getState().importFiles([zipOf({ 'rules/t.yml': `${yaml}Severity: High\n` })]);
    app.store.getState().trustAndLoad();
    expect(Object.keys(files())).toEqual(Object.keys(before));
    // What changes nothing asks nothing.
    await app.store.getState().importFiles([zipOf({ 'rules/t.yml': `${yaml}Severity: High\n` })]);
    expect(app.store.getState().trustQuestion).toBeNull();
  });

  it('of a tree takes a file in another spelling, or as a folder, in place of the one that goes, and keeps what it could not read', async () => {
    const app = await testApp();
    const zipOf = (name: string, tree: Record<string, string>) => file(name, zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)]))));
    const paths = (): string[] => app.store.getState().workspace.files.map(({ path }) => path).filter((path) => !path.startsWith('events/'));
    await app.store.getState().importFiles([zipOf('t.zip', { 'rules/Login.py': python, 'docs/a': '1', 'docs/big.txt': '1' })]);
    app.store.getState().trustAndLoad();
    const before = paths();
    const again = [zipOf('t.zip', { 'repo/rules/login.py': python, 'repo/docs/a/b.txt': '2', 'repo/docs/big.txt': '2'.repeat(51 * 1024 * 1024) })];
    await app.store.getState().importFiles(again);
    const question = app.store.getState().trustQuestion;
    const shown = question?.changes.changes.map(({ path, kind }) => `${kind} ${path}`) ?? [];
    // Without the tick the old ones are in the way.
    expect(shown.filter((line) => line.startsWith('added'))).toEqual([]);
    expect(question?.changes.errors).toBe(3);
    expect(shown).toEqual(expect.arrayContaining(['missing rules/Login.py', 'missing docs/a']));
    expect(shown).not.toContain('missing docs/big.txt');
    const gone = new Set(question?.changes.changes.filter(({ kind }) => kind === 'missing').map(({ path }) => path));
    expect(question?.changesWithout(gone).changes.filter(({ kind }) => kind === 'added').map(({ path }) => path)).toEqual(['rules/login.py', 'docs/a/b.txt']);
    app.store.getState().trustAndLoad({ remove: gone });
    expect(paths()).toEqual(['docs/a/b.txt', 'docs/big.txt', 'rules/login.py']);
    app.store.getState().undo();
    expect(paths()).toEqual(before);
    // Nor of a folder that the browser did not give as a whole.
    const inFolder = (path: string): File => Object.defineProperty(file('a.py', python), 'webkitRelativePath', { value: path });
    const unread = [errorIn('repo/rules', null, 'It cannot be read.')];
    await app.store.getState().importFiles([inFolder('repo/rules/other.py')], unread);
    expect(app.store.getState().trustQuestion?.changes).toMatchObject({ changes: [{ kind: 'added' }], errors: 1 });
    app.store.getState().cancelImport();
    await app.store.getState().importFiles([], unread);
    expect(app.store.getState().notices.join()).toContain('repo/rules: It cannot be read.');
    // Nobody knows what is in a zip that cannot be opened.
    await app.store.getState().importFiles([...[zipOf('t.zip', { 'rules/new.py': python })], file('broken.zip', 'PK')]);
    expect(app.store.getState().trustQuestion?.changes.changes.map(({ kind }) => kind)).toEqual(['added']);
  });

  it('counts errors, all of them, and what came in', async () => {
    const app = await testApp();
    const broken = 'broken\n'.repeat(250);
    const warned = '[{"a":1} {"a":2}]';
    await app.store.getState().importFiles([file('broken.jsonl', `{"a":1}\n${broken}`), file('warned.json', warned), file('t.jsonl', '{"Item":{"no":"key"}}')]);
    expect(app.store.getState().status).toBe('Imported 2 files, 251 problems');
    expect(app.store.getState().notices.at(-1)).toBe('The import has 246 more problems.');
  });

  it('says what is wrong with a detection that came in, with file, line and cause', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('broken.yml', 'AnalysisType: rule\nRuleID: "A\nFilename: [a.py\n')]);
    expect(app.store.getState().status).toBe('Imported 1 files, 1 problems');
    expect(app.store.getState().notices).toEqual([expect.stringMatching(/^rules\/broken\.yml, line \d: .{10}/)]);
    app.store.getState().dismissNotices();
    expect(app.store.getState().notices).toEqual([]);
  });

  it('of what is there already leaves no step', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('more.json', '{"a":1}')]);
    app.store.getState().undo();
    app.store.getState().redo();
    await app.store.getState().importFiles([file('more.json', '{"a":1}')]);
    app.store.getState().undo();
    expect(app.store.getState().events).toHaveLength(3);
  });
});

describe('items of an import', () => {
  const line = (key: string, count: number): string => `{"Item":{"key":{"S":"${key}"},"intCount":{"N":"${count}"}}}\n`;
  /** A table with a, b and c, and an import of a as it is, another b, a new d and a line that is no item. */
  async function asked(): Promise<TestApp> {
    const app = await testApp();
    for (const key of ['a', 'b', 'c']) app.store.getState().setItem(key, counter(key, 1));
    await app.store.getState().importFiles([file('table.jsonl', `${line('a', 1)}${line('b', 2)}broken\n${line('d', 4)}`)]);
    return app;
  }

  it('are asked about where the answer makes a difference, with what each would change', async () => {
    const { store } = await asked();
    const { itemsQuestion } = store.getState();
    expect(itemsQuestion).toMatchObject({
      files: ['table.jsonl'],
      preview: { items: 3, fresh: [{ key: 'd', before: null }], changed: [{ key: 'b', before: counter('b', 1), after: counter('b', 2) }], unchanged: 1, gone: [{ key: 'c', after: null }] },
      problems: [{ line: 3, message: 'This is not valid JSON, at character 1: broken is no JSON value.' }],
      warnings: [],
      repeated: 0,
    });
  });

  it('are asked about where a key comes again, which is no line that is left out', async () => {
    const app = await testApp();
    await app.store.getState().importFiles([file('table.jsonl', `${line('a', 1)}${line('a', 2)}`)]);
    expect(app.store.getState().itemsQuestion).toMatchObject({ problems: [], warnings: [{ line: 1, severity: 'warning' }], repeated: 1 });
    await app.store.getState().importItems('Add and replace');
    expect(app.store.getState().status).toBe('Imported 1 files');
    expect(counts(app)).toEqual({ a: '2' });
  });

  it.each([
    ['Add and replace', { a: '1', b: '2', c: '1', d: '4' }, 'Imported 3 items.', 'Import of 3 items'],
    ['Only add new keys', { a: '1', b: '1', c: '1', d: '4' }, 'Imported 1 item.', 'Import of 1 item'],
    ['Replace the whole table', { a: '1', b: '2', d: '4' }, 'Imported 3 items, deleted 1.', 'Import of 3 items and deletion of 1'],
  ] as const)('come in as the user wants it: %s', async (way, expected, news, label) => {
    const app = await asked();
    const { importItems, undo, redo } = app.store.getState();
    await importItems(way);
    expect(counts(app)).toEqual(expected);
    expect(app.store.getState()).toMatchObject({ itemsQuestion: null, importing: false, status: 'Imported 1 files, 1 problems' });
    expect(app.toasts.at(-1)).toBe(news);
    expect(app.store.getState().undoLabel).toBe(label);
    undo();
    expect(counts(app)).toEqual({ a: '1', b: '1', c: '1' });
    redo();
    expect(counts(app)).toEqual(expected);
  });

  it('are left out where the user says so, and files of the same import stay', async () => {
    const app = await asked();
    const before = app.store.getState().trace;
    await app.store.getState().leaveItemsOut();
    expect(app.store.getState()).toMatchObject({ trace: before, itemsQuestion: null, status: 'Ready' });
    await app.store.getState().importFiles([file('table.jsonl', line('b', 3)), file('more.json', '{"a":1}')]);
    await app.store.getState().leaveItemsOut();
    expect(app.store.getState()).toMatchObject({ trace: before, status: 'Imported 1 files' });
    expect(app.store.getState().events).toHaveLength(4);
  });

  it('are asked about again where the table has changed since', async () => {
    const app = await asked();
    app.store.getState().setItem('d', counter('d', 9));
    await app.store.getState().importItems('Add and replace');
    expect(counts(app)).toMatchObject({ d: '9' });
    expect(app.store.getState().itemsQuestion).toMatchObject({ news: expect.stringContaining('has changed meanwhile'), preview: { fresh: [], changed: [{ key: 'b' }, { key: 'd' }] } });
    await app.store.getState().importItems('Add and replace');
    expect(counts(app)).toMatchObject({ b: '2', d: '4' });
  });

  it('wait for the end of a run, and are gone with the workspace', async () => {
    const app = await asked();
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    await app.store.getState().importItems('Add and replace');
    expect(app.toasts.at(-1)).toContain('A run is going on');
    expect(app.store.getState().itemsQuestion).not.toBeNull();
    app.store.getState().stop();
    await run;
    await app.store.getState().newWorkspace({ workspace: testWorkspace(1), settings: null, table: [] });
    expect(app.store.getState().itemsQuestion).toBeNull();
    await app.store.getState().importItems('Add and replace');
    expect(counts(app)).toEqual({});
  });

  it('of two imports are asked about one after the other', async () => {
    const app = await asked();
    await app.store.getState().importFiles([file('second.jsonl', line('b', 5))]);
    expect(app.store.getState().itemsQuestion?.files).toEqual(['table.jsonl']);
    await app.store.getState().importItems('Only add new keys');
    expect(app.store.getState().itemsQuestion).toMatchObject({ files: ['second.jsonl'], preview: { changed: [{ key: 'b', before: counter('b', 1) }] } });
    await app.store.getState().importItems('Add and replace');
    expect(counts(app)).toEqual({ a: '1', b: '5', c: '1', d: '4' });
  });

  it('come in without a question where nothing would be lost, many of them in many segments, which Stop ends', async () => {
    const app = await testApp();
    const many = Array.from({ length: 3_000 }, (_, index) => line(`k${index}`, index)).join('');
    await app.store.getState().importFiles([file('table.jsonl', many)]);
    expect(app.store.getState().itemsQuestion).toBeNull();
    expect(app.store.getState().trace.table().size).toBe(3_000);
    expect(app.store.getState().trace.segments.length).toBeGreaterThan(5);
    app.store.getState().undo();
    expect(counts(app)).toEqual({});
    pauseOften();
    let wasStopped = false;
    app.store.subscribe(({ importing, status, stop }) => {
      if (wasStopped || !importing || !status.startsWith('Comparing items: ')) return;
      wasStopped = true;
      stop();
    });
    await app.store.getState().importFiles([file('table.jsonl', many)]);
    expect(wasStopped).toBe(true);
    expect(app.store.getState()).toMatchObject({ status: 'Import stopped', importing: false, itemsQuestion: null });
    expect(counts(app)).toEqual({});
  });
});

it('items that are being compared are left out where another tab takes the workspace over', async () => {
  const app = await testApp();
  pauseOften();
  let isTaken = false;
  app.store.subscribe(({ importing, status }) => {
    if (isTaken || !importing || !status.startsWith('Comparing items: ')) return;
    isTaken = true;
    app.storage.enter({ access: { kind: 'taken over' } });
  });
  await app.store.getState().importFiles([file('table.jsonl', '{"Item":{"key":{"S":"a"}}}\n{"Item":{"key":{"S":"b"}}}\n')]);
  expect(isTaken).toBe(true);
  expect(app.store.getState()).toMatchObject({ status: 'Import stopped', importing: false, itemsQuestion: null });
  expect(counts(app)).toEqual({});
});

describe('the starting workspace', () => {
  it('is what a new user sees, and can be had back and undone', async () => {
    const fresh = await testApp({});
    const { files } = fresh.store.getState().workspace;
    expect(files.length).toBeGreaterThan(5);
    expect(fresh.store.getState().activePath).toMatch(/\.py$/);

    const app = await testApp();
    const before = app.store.getState().workspace.files;
    app.store.getState().restoreStartingWorkspace();
    expect(app.store.getState().workspace.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort());
    app.store.getState().undo();
    expect(app.store.getState().workspace.files).toEqual(before);
    app.store.getState().redo();
    expect(app.store.getState().events.length).toBeGreaterThan(10);
  });
});

describe('exports', () => {
  it('write the trace as lines and the workspace as a zip', async () => {
    const app = await testApp();
    await app.store.getState().startRun();
    const text = await app.store.getState().exportTrace().text();
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as { seq: number; kind: string });
    expect(lines.map(({ seq, kind }) => [seq, kind])).toEqual([
      [0, 'start'],
      [1, 'event'],
      [2, 'event'],
      [3, 'event'],
    ]);
    expect((await app.store.getState().exportWorkspace()).size).toBeGreaterThan(100);
  });
});
