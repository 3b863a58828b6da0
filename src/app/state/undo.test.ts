import { describe, expect, it } from 'vitest';
import { alerts, counter, counts, sets, settled, testApp } from './test-app';
import type { TestApp } from './test-app';

function fileText({ store }: TestApp, path: string): string | null {
  return store.getState().workspace.files.find((file) => file.path === path)?.text ?? null;
}

describe('Undo of runs and edits', () => {
  it('takes back a whole run, with its alerts and status, and brings it again', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    app.engine.script = (event, at) => [sets('k', event, event, at), alerts(event, at)];
    await app.store.getState().startRun();
    expect(app.store.getState().undoLabel).toBe('Run of 3 events');
    app.store.getState().undo();
    expect(counts(app)).toEqual({ a: '5' });
    expect(app.store.getState()).toMatchObject({ status: 'Ready', alerts: [], undoLabel: 'Addition of key a', redoLabel: 'Run of 3 events' });
    app.store.getState().undo();
    expect(counts(app)).toEqual({});
    expect(app.store.getState().settings.startFrom).toBe('empty table');
    app.store.getState().redo();
    app.store.getState().redo();
    expect(counts(app)).toEqual({ a: '5', k: '3' });
    expect(app.store.getState().status).toBe('Done: 3 events, 1 alerts, 0 errors');
    expect(app.store.getState().redoLabel).toBeNull();
  });

  it('of an edit in a pause takes it from what the engine will hear', async () => {
    const app = await testApp();
    await app.store.getState().step();
    app.store.getState().setItem('a', counter('a', 5));
    app.store.getState().setItem('b', counter('b', 6));
    app.store.getState().undo();
    expect(app.store.getState().status).toBe('Paused at event 1');
    await app.store.getState().step();
    expect(app.engine.continued.at(-1)?.changes?.items.map(({ key }) => key)).toEqual(['a']);
    expect(counts(app)).toEqual({ a: '5' });
  });

  it('of a run that went on after an edit takes back both, for it is one run', async () => {
    const app = await testApp();
    await app.store.getState().step();
    app.store.getState().setItem('a', counter('a', 5));
    await app.store.getState().step();
    expect(app.store.getState().undoLabel).toBe('Run of 3 events');
    app.store.getState().undo();
    expect(app.store.getState()).toMatchObject({ status: 'Ready', undoLabel: null });
    expect(app.engine.stops).toBe(1);
    app.store.getState().redo();
    expect(app.store.getState().status).toBe('Stopped at event 2');
    expect(counts(app)).toEqual({ a: '5' });
  });

  it('to a pause whose Python has ended says that it is stopped', async () => {
    const app = await testApp();
    await app.store.getState().step();
    await app.store.getState().startRun({ detection: 'rules/second.py' });
    app.store.getState().undo();
    expect(app.store.getState().status).toBe('Stopped at event 1');
    await app.store.getState().step();
    expect(app.engine.plans).toHaveLength(3);
  });

  it('waits for the end of a run', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    app.frame();
    expect(app.store.getState().undoLabel).toBeNull();
    app.store.getState().undo();
    expect(app.store.getState().run.kind).toBe('running');
    app.store.getState().stop();
    await run;
    expect(app.store.getState().undoLabel).toBe('Run of 3 events');
  });

  it('a new step makes redoing impossible', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    app.store.getState().undo();
    app.store.getState().setItem('b', counter('b', 5));
    expect(app.store.getState().redoLabel).toBeNull();
    app.store.getState().redo();
    expect(counts(app)).toEqual({ b: '5' });
  });
});

describe('Undo of what was done to files', () => {
  it('restores a deleted detection with its YAML and leaves alone what was typed elsewhere', async () => {
    const app = await testApp();
    const before = fileText(app, 'rules/counts.py');
    app.store.getState().openFile('rules/counts.py');
    app.store.getState().deleteFile('rules/counts.py');
    expect(fileText(app, 'rules/counts.yml')).toBeNull();
    expect(app.store.getState().openPaths).not.toContain('rules/counts.py');
    app.store.getState().setFileText('rules/second.py', '# typed since\n');
    app.store.getState().undo();
    expect(fileText(app, 'rules/counts.py')).toBe(before);
    expect(app.store.getState().detections.map(({ id }) => id)).toEqual(['My.Counts', 'second']);
    expect(fileText(app, 'rules/second.py')).toBe('# typed since\n');
    expect(app.store.getState().activePath).toBe('rules/counts.py');
    app.store.getState().redo();
    expect(fileText(app, 'rules/counts.py')).toBeNull();
  });

  it('restores deleted events, and Redo brings back what was typed in that file meanwhile', async () => {
    const app = await testApp();
    const [first] = app.store.getState().events;
    if (!first) throw new Error('no events');
    app.store.getState().deleteEvents([first]);
    app.store.getState().addEvent('events/e.jsonl', '{"n":"typed"}');
    expect(app.store.getState().events).toHaveLength(3);
    app.store.getState().undo();
    app.store.getState().undo();
    expect(app.store.getState().events.map(({ text }) => text)[0]).toContain('"n":"1"');
    app.store.getState().redo();
    app.store.getState().redo();
    expect(app.store.getState().events.map(({ text }) => text)[2]).toContain('typed');
  });

  it('moves a renamed detection back, with its YAML and its tab', async () => {
    const app = await testApp();
    app.store.getState().openFile('rules/counts.py');
    app.store.getState().renameFile('rules/counts.py', 'rules/deep/tallies.py');
    expect(fileText(app, 'rules/deep/tallies.yml')).toContain('Filename: tallies.py');
    expect(app.store.getState().detections.map(({ id, path }) => [id, path])[0]).toEqual(['My.Counts', 'rules/deep/tallies.py']);
    expect(app.store.getState().activePath).toBe('rules/deep/tallies.py');
    app.store.getState().undo();
    expect(app.store.getState().detections.map(({ path }) => path)[0]).toBe('rules/counts.py');
    expect(app.store.getState().activePath).toBe('rules/counts.py');
  });
});

describe('Undo of what was typed into since', () => {
  it('moves a renamed detection back with its present texts, and forward again', async () => {
    const app = await testApp();
    const { renameFile, setFileText, undo, redo } = app.store.getState();
    renameFile('rules/counts.py', 'rules/deep/tallies.py');
    setFileText('rules/deep/tallies.py', '# typed\n');
    setFileText('rules/deep/tallies.yml', `${fileText(app, 'rules/deep/tallies.yml')}Threshold: 7\n`);
    undo();
    expect(fileText(app, 'rules/counts.py')).toBe('# typed\n');
    expect(fileText(app, 'rules/counts.yml')).toMatch(/Filename: counts\.py\n[^]*Threshold: 7\n/);
    expect(fileText(app, 'rules/deep/tallies.py')).toBeNull();
    expect(app.store.getState().problems).toEqual([]);
    setFileText('rules/counts.py', '# typed again\n');
    redo();
    expect(fileText(app, 'rules/deep/tallies.py')).toBe('# typed again\n');
    expect(app.store.getState().detections[0]).toMatchObject({ id: 'My.Counts', path: 'rules/deep/tallies.py', threshold: 7 });
    expect(app.toasts).toEqual([]);
  });

  it('does not move a file back over a new one', async () => {
    const app = await testApp();
    app.store.getState().renameFile('rules/second.py', 'rules/third.py');
    app.store.getState().createFile('rules/second.py', '# new\n');
    app.store.getState().undo();
    expect(fileText(app, 'rules/second.py')).toBe('# new\n');
    expect(fileText(app, 'rules/third.py')).toContain('return False');
    expect(app.toasts).toEqual(['rules/third.py stays where it is: there is a file rules/second.py again.']);
  });

  it('keeps what was typed into events and imported files, and says so', async () => {
    const app = await testApp();
    const [first] = app.store.getState().events;
    if (!first) throw new Error('no events');
    app.store.getState().deleteEvents([first]);
    const typed = `${fileText(app, 'events/e.jsonl')}{"n":"typed"}\n`;
    app.store.getState().setFileText('events/e.jsonl', typed);
    app.store.getState().undo();
    expect(fileText(app, 'events/e.jsonl')).toBe(typed);
    expect(app.toasts.at(-1)).toBe('events/e.jsonl stays as it is: it was edited after “Deletion of 1 event”.');

    await app.store.getState().importFiles([new File(['{"a":1}'], 'x.json'), new File(['{"b":1}'], 'y.json')]);
    app.store.getState().setFileText('events/x.jsonl', '{"a":2}\n');
    app.store.getState().undo();
    expect(fileText(app, 'events/x.jsonl')).toBe('{"a":2}\n');
    expect(fileText(app, 'events/y.jsonl')).toBeNull();
    app.store.getState().setFileText('events/x.jsonl', '{"a":3}\n');
    app.store.getState().redo();
    expect(fileText(app, 'events/x.jsonl')).toBe('{"a":3}\n');
    expect(fileText(app, 'events/y.jsonl')).toBe('{"b":1}\n');
  });
});

describe('Undo in a toast', () => {
  it('takes back what the toast names, or says why not', async () => {
    const app = await testApp();
    app.store.getState().deleteFile('rules/second.py');
    app.store.getState().addEvent('events/e.jsonl', '{"n":4}');
    app.pressToast();
    expect(app.store.getState().events).toHaveLength(4);
    expect(app.toasts.at(-1)).toBe('“Addition of an event” came later. Undo that first, then “Deletion of rules/second.py”.');
    app.store.getState().undo();
    app.pressToast();
    expect(fileText(app, 'rules/second.py')).not.toBeNull();
    app.pressToast();
    expect(app.toasts.at(-1)).toContain('has been undone already');
    expect(app.store.getState().events).toHaveLength(3);
  });

  it('waits for the end of a run, and is of the table too', async () => {
    const app = await testApp();
    app.store.getState().setItem('a', counter('a', 5));
    app.engine.hangsAfter = -1;
    const run = app.store.getState().startRun();
    app.pressToast();
    expect(counts(app)).toEqual({ a: '5' });
    expect(app.toasts.at(-1)).toContain('A run is going on');
    app.engine.crash('No Python.');
    await run;
    app.pressToast();
    expect(counts(app)).toEqual({});
  });
});
