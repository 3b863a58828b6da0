import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { testApp } from './test-app';

const python = 'def rule(event):\n    return True\n';

function file(name: string, content: string | Uint8Array): File {
  return new File([typeof content === 'string' ? content : content.slice()], name);
}

describe('the choice about an import', () => {
  it('of a tree keeps the files that the user keeps, removes those that the user removes, and knows what was edited here', async () => {
    const app = await testApp();
    const state = (): ReturnType<typeof app.store.getState> => app.store.getState();
    const text = (path: string): string | undefined => state().workspace.files.find((one) => one.path === path)?.text;
    const tree = (texts: Record<string, string>): File[] => [file('t.zip', zipSync(Object.fromEntries(Object.entries(texts).map(([path, own]) => [path, strToU8(own)]))))];
    const origins = (): unknown => state().trustQuestion?.changes.changes.filter(({ path }) => path.startsWith('rules/') && path.length === 10).map(({ path, origin }) => [path, origin]);
    await state().importFiles(tree({ 'rules/a.py': '1\n', 'rules/b.py': '1\n', 'rules/c.py': '1\n', 'rules/d.py': '1\n' }));
    state().trustAndLoad();
    state().setFileText('rules/a.py', '# here\n');
    state().setFileText('rules/d.py', '# here\n');
    const next = { 'rules/a.py': '2\n', 'rules/b.py': '2\n' };
    await state().importFiles(tree(next));
    expect(origins()).toEqual([['rules/a.py', 'edited'], ['rules/b.py', 'imported'], ['rules/c.py', 'imported'], ['rules/d.py', 'edited']]);
    state().trustAndLoad({ keep: new Set(['rules/a.py']), remove: new Set(['rules/c.py']) });
    expect(['a', 'b', 'c', 'd'].map((name) => text(`rules/${name}.py`))).toEqual(['# here\n', '2\n', undefined, '# here\n']);
    expect(state().status).toBe('Imported 1 files');
    // What Undo of the import brings back is what an import brought before.
    state().undo();
    await state().importFiles(tree(next));
    expect(origins()).toEqual([['rules/a.py', 'edited'], ['rules/b.py', 'imported'], ['rules/c.py', 'imported'], ['rules/d.py', 'edited']]);
  });

  it('of a whole repository is meant to be a workspace of its own, which it becomes where the user says so', async () => {
    const app = await testApp();
    const state = (): ReturnType<typeof app.store.getState> => app.store.getState();
    const inFolder = (path: string): File => Object.defineProperty(file('r.py', python), 'webkitRelativePath', { value: path });
    const repository = Array.from({ length: 21 }, (_, index) => inFolder(`my repo/rules/r${index}.py`));
    const before = state().workspaceId;
    await state().importFiles(repository);
    expect(state().trustQuestion).toMatchObject({ files: ['my repo'], own: { name: 'my repo', isMeant: true } });
    expect(state().trustQuestion?.own?.changes().changes[0]).toMatchObject({ path: 'rules/r0.py', kind: 'added' });
    const imported = new Promise<void>((resolve) => app.store.subscribe(({ status }) => status === 'Imported 21 files' && resolve()));
    state().trustAndLoad({ isOwn: true });
    await imported;
    expect(state().workspaceId).not.toBe(before);
    expect(state().workspace.name).toBe('my repo');
    expect(state().workspace.files).toHaveLength(21);
    expect(state().activePath).toBe('rules/r0.py');
    // Into what is known already it comes as ever, and single files are no tree.
    await state().importFiles([...repository.slice(1), inFolder('my repo/rules/new.py')]);
    expect(state().trustQuestion?.own?.isMeant).toBe(false);
    state().cancelImport();
    await state().importFiles([file('x.py', python)]);
    expect(state().trustQuestion?.own).toBeNull();
  });
});
