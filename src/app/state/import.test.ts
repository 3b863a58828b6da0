import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { counter, counts, testApp } from './test-app';

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
    expect(app.store.getState().trustQuestion).toEqual({ files: ['tree.zip'], python: 1 });
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
