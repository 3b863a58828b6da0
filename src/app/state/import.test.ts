import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { counter, counts, settled, testApp } from './test-app';

function file(name: string, content: string | Uint8Array): File {
  return new File([typeof content === 'string' ? content : content.slice()], name);
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
    expect(app.store.getState().trustQuestion).toEqual({ files: ['tree.zip'], paths: ['rules/evil.py', 'rules/evil.yml'], python: 1 });
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
    await app.store.getState().importFiles([file('table.jsonl', lines)]);
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
    expect(app.store.getState().trustQuestion).toEqual({ files: ['x.py', 'y.py', 'x.py'], paths: ['rules/x.py', 'rules/y.py'], python: 3 });
    app.store.getState().trustAndLoad();
    const paths = app.store.getState().workspace.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['rules/x.py', 'rules/y.py']));
    app.store.getState().undo();
    expect(app.store.getState().workspace.files.map(({ path }) => path)).not.toContain('rules/x.py');
    app.store.getState().cancelImport();
    expect(app.store.getState().trustQuestion).toBeNull();
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
