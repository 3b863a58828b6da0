import { describe, expect, it } from 'vitest';
import { testApp } from './test-app';
import type { TestApp } from './test-app';

function fileText({ store }: TestApp, path: string): string | undefined {
  return store.getState().workspace.files.find((file) => file.path === path)?.text;
}

describe('files', () => {
  it('are created under valid, free paths only', async () => {
    const { createFile } = (await testApp()).store.getState();
    expect(() => createFile('rules/Counts.py', '')).toThrow('rules/counts.py already');
    expect(() => createFile('../x.py', '')).toThrow();
    expect(() => createFile('rules/new.py', '')).not.toThrow();
  });

  it('are copied with an ID and a Filename of their own', async () => {
    const app = await testApp();
    const copy = app.store.getState().duplicateFile('rules/counts.py');
    const second = app.store.getState().duplicateFile('rules/counts.py');
    expect([copy, second]).toEqual(['rules/counts_2.py', 'rules/counts_3.py']);
    const { detections, problems } = app.store.getState();
    expect(detections.map(({ id, path }) => [id, path])).toEqual([
      ['My.Counts', 'rules/counts.py'],
      ['My.Counts.copy', 'rules/counts_2.py'],
      ['My.Counts.copy.2', 'rules/counts_3.py'],
      ['second', 'rules/second.py'],
    ]);
    expect(problems).toEqual([]);
  });

  it('of a wheel are deleted together, and come back together', async () => {
    const app = await testApp();
    const { createFile, deleteFile, undo } = app.store.getState();
    for (const path of ['wheels/p-1/p/__init__.py', 'wheels/p-1/p/data.json', 'wheels/p-10/q.py']) createFile(path, '');
    const wheels = () => app.store.getState().workspace.files.map(({ path }) => path).filter((path) => path.startsWith('wheels/'));
    deleteFile('wheels/p-1/p/data.json');
    expect(wheels()).toEqual(['wheels/p-10/q.py']);
    undo();
    expect(wheels()).toHaveLength(3);
  });

  it('of a derived detection are its YAML alone', async () => {
    const app = await testApp();
    app.store.getState().createFile('rules/derived.yml', 'AnalysisType: rule\nRuleID: Derived\nBaseDetection: My.Counts\n');
    const derived = () => app.store.getState().detections.find(({ base }) => base !== undefined);
    expect(derived()).toMatchObject({ id: 'Derived', base: 'My.Counts', path: 'rules/counts.py' });
    app.store.getState().renameFile('rules/derived.yml', 'rules/other.yml');
    expect(derived()?.yamlPath).toBe('rules/other.yml');
    app.store.getState().setDetectionEnabled('rules/other.yml', false);
    expect(app.store.getState().detections.map(({ id, enabled }) => [id, enabled])).toContainEqual(['Derived', false]);
    expect(app.store.getState().detections.map(({ id, enabled }) => [id, enabled])).toContainEqual(['My.Counts', true]);
    app.store.getState().deleteFile('rules/other.yml');
    expect(derived()).toBeUndefined();
    expect(fileText(app, 'rules/counts.py')).toBeDefined();
  });

  it('keep their detection when renamed while the YAML has another name', async () => {
    const app = await testApp();
    app.store.getState().renameFile('rules/counts.yml', 'rules/meta.yml');
    app.store.getState().renameFile('rules/counts.py', 'rules/deep/counts.py');
    expect(app.store.getState().detections[0]).toMatchObject({ id: 'My.Counts', path: 'rules/deep/counts.py', yamlPath: 'rules/meta.yml' });
    expect(app.store.getState().problems).toEqual([]);
  });

  it('with a YAML stay Python when they are renamed, in any spelling of the endings', async () => {
    const app = await testApp();
    const { renameFile } = app.store.getState();
    const before = app.store.getState().workspace;
    expect(() => renameFile('rules/counts.py', 'rules/counts.txt')).toThrow('must end in .py');
    expect(app.store.getState().workspace).toBe(before);
    expect(app.store.getState().undoLabel).toBeNull();
    renameFile('rules/counts.yml', 'rules/counts.YML');
    renameFile('rules/counts.py', 'rules/Tally.PY');
    expect(fileText(app, 'rules/Tally.PY')).toContain('def rule');
    expect(fileText(app, 'rules/Tally.YML')).toContain('Filename: Tally.PY');
    expect(app.store.getState().duplicateFile('rules/Tally.PY')).toBe('rules/Tally_2.PY');
    expect(fileText(app, 'rules/Tally_2.PY')).toContain('def rule');
    expect(fileText(app, 'rules/Tally_2.YML')).toContain('RuleID: My.Counts.copy');
    expect(app.store.getState().problems).toEqual([]);
  });

  it('of a helper are copied under a name that can be imported', async () => {
    const app = await testApp();
    app.store.getState().createFile('global_helpers/keys.yml', 'AnalysisType: global\nGlobalID: keys\nFilename: keys.py\n');
    expect(app.store.getState().duplicateFile('global_helpers/keys.py')).toBe('global_helpers/keys_2.py');
    expect(app.store.getState().helpers.map(({ module }) => module)).toEqual(['keys', 'keys_2']);
    expect(app.store.getState().problems).toEqual([]);
  });

  it('stay switched off when they are renamed', async () => {
    const app = await testApp();
    app.store.getState().setDetectionEnabled('rules/second.py', false);
    app.store.getState().renameFile('rules/second.py', 'rules/other.py');
    expect(app.store.getState().detections.find(({ id }) => id === 'other')?.enabled).toBe(false);
    app.store.getState().undo();
    expect(app.store.getState().detections.find(({ id }) => id === 'second')?.enabled).toBe(false);
    expect(app.store.getState().workspace.disabledPaths).toEqual(['rules/second.py']);
  });

  it('are switched on and off in their YAML, or beside it where there is none', async () => {
    const app = await testApp();
    const enabled = () => app.store.getState().detections.map((detection) => detection.enabled);
    app.store.getState().setDetectionEnabled('rules/counts.py', false);
    app.store.getState().setDetectionEnabled('rules/second.py', false);
    expect(enabled()).toEqual([false, false]);
    expect(fileText(app, 'rules/counts.yml')).toContain('Enabled: false');
    app.store.getState().setDetectionEnabled('rules/counts.py', true);
    app.store.getState().setDetectionEnabled('rules/second.py', true);
    expect(enabled()).toEqual([true, true]);
  });

  it('are switched by their field alone, as a step to undo, and left alone with a word where that cannot be', async () => {
    const app = await testApp();
    const { setFileText, setDetectionEnabled, undo } = app.store.getState();
    const text = '{"RuleID": "My.Counts", "Filename": "counts.py", "Tests": [{"Log": {"id": 1234567890123456789}}]}';
    setFileText('rules/counts.yml', text);
    setDetectionEnabled('rules/counts.py', false);
    expect(fileText(app, 'rules/counts.yml')).toBe(text.replace(/}$/, ', "Enabled": false}'));
    undo();
    expect(fileText(app, 'rules/counts.yml')).toBe(text);
    const shared = 'RuleID: My.Counts\nFilename: counts.py\nEnabled: &on true\nCreateAlert: *on\n';
    setFileText('rules/counts.yml', shared);
    setDetectionEnabled('rules/counts.py', false);
    expect(fileText(app, 'rules/counts.yml')).toBe(shared);
    expect(app.toasts.at(-1)).toContain('rules/counts.yml is laid out so that its Enabled cannot be changed');
  });

  it('are the same objects as before where nothing was typed', async () => {
    const app = await testApp();
    const before = app.store.getState().workspace.files;
    app.store.getState().setFileText('rules/second.py', 'x');
    const after = app.store.getState().workspace.files;
    expect(after.filter((file, index) => file !== before[index]).map(({ path }) => path)).toEqual(['rules/second.py']);
  });
});

describe('tabs', () => {
  it('move to a neighbour when one is closed', async () => {
    const app = await testApp();
    const { openFile, closeFile } = app.store.getState();
    ['rules/counts.py', 'rules/second.py', 'rules/counts.yml'].forEach((path) => openFile(path));
    openFile('rules/second.py');
    closeFile('rules/second.py');
    expect(app.store.getState().activePath).toBe('rules/counts.yml');
    openFile('no/such/file.py');
    expect(app.store.getState().openPaths).toEqual(['rules/counts.py', 'rules/counts.yml']);
  });

  it('show the same line twice', async () => {
    const app = await testApp();
    app.store.getState().showLine('rules/counts.py', 2);
    const first = app.store.getState().reveal;
    app.store.getState().showLine('rules/counts.py', 2, 5);
    expect(first).toMatchObject({ path: 'rules/counts.py', line: 2, column: null });
    expect(app.store.getState().reveal?.nonce).not.toBe(first?.nonce);
    expect(app.store.getState().activePath).toBe('rules/counts.py');
  });
});

describe('events', () => {
  it('get what can be derived, all at once and as one step', async () => {
    const app = await testApp();
    const event = '{"eventVersion":"1.08","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","awsRegion":"eu-west-1","eventTime":"2026-03-02T10:00:00Z"}';
    app.store.getState().setFileText('events/e.jsonl', `${event}\r\n{"n":1}\r\n// ${event}\r\n`);
    const { problems } = app.store.getState();
    expect(problems).toEqual([]);
    expect(app.store.getState().deriveLogTypes()).toBe(2);
    expect(app.store.getState().deriveEventTimes()).toBe(2);
    const { events } = app.store.getState();
    expect(events.map(({ logType, time, enabled }) => [logType, time, enabled])).toEqual([
      ['AWS.CloudTrail', '2026-03-02 10:00:00.000', true],
      [null, null, true],
      ['AWS.CloudTrail', '2026-03-02 10:00:00.000', false],
    ]);
    expect(fileText(app, 'events/e.jsonl')?.split('\r\n')).toHaveLength(4);
    expect(app.store.getState().deriveLogTypes()).toBe(0);
    app.store.getState().undo();
    app.store.getState().undo();
    expect(app.store.getState().events[0]?.logType).toBeNull();
    expect(app.store.getState().undoLabel).toBeNull();
  });

  it('get a chosen p_log_type where they have none, as one step', async () => {
    const app = await testApp();
    app.store.getState().setFileText('events/e.jsonl', '{"p_log_type":"A.B"}\n{"n":1}\n// {"n":2}\n');
    expect(app.store.getState().setLogType('C.D')).toBe(2);
    expect(app.store.getState().events.map(({ logType }) => logType)).toEqual(['A.B', 'C.D', 'C.D']);
    expect(app.store.getState().setLogType('C.D')).toBe(0);
    app.store.getState().undo();
    expect(app.store.getState().events.map(({ logType }) => logType)).toEqual(['A.B', null, null]);
  });

  it('are sorted by time in their files, as one step', async () => {
    const app = await testApp();
    const at = (second: number): string => `{"p_event_time":"2026-03-02 10:00:0${second}.000"}\n`;
    for (const path of ['events/a.jsonl', 'events/b.jsonl']) app.store.getState().createFile(path, at(2) + at(1));
    app.store.getState().sortEvents(['events/a.jsonl', 'events/b.jsonl']);
    expect(fileText(app, 'events/a.jsonl')).toBe(at(1) + at(2));
    expect(fileText(app, 'events/b.jsonl')).toBe(at(1) + at(2));
    app.store.getState().undo();
    expect(['events/a.jsonl', 'events/b.jsonl'].map((path) => fileText(app, path))).toEqual([at(2) + at(1), at(2) + at(1)]);
  });

  it('are sorted by time across files where that is wanted, and not where only their names look like those of parts', async () => {
    const app = await testApp();
    const at = (second: number): string => `{"p_event_time":"2026-03-02 10:00:0${second}.000"}\n`;
    const texts = (...paths: string[]) => paths.map((path) => fileText(app, `events/${path}.jsonl`));
    for (const [path, text] of [['a-001', at(4) + at(3)], ['a-002', at(2) + at(1)], ['b', at(0)]] as const) app.store.getState().createFile(`events/${path}.jsonl`, text);
    app.store.getState().sortEvents(['events/a-002.jsonl']);
    expect(texts('a-001', 'a-002', 'b')).toEqual([at(4) + at(3), at(1) + at(2), at(0)]);
    app.store.getState().sortEvents(['events/a-001.jsonl', 'events/a-002.jsonl', 'events/b.jsonl'], true);
    expect(texts('a-001', 'a-002', 'b')).toEqual([at(0) + at(1), at(2) + at(3), at(4)]);
    app.store.getState().undo();
    app.store.getState().undo();
    expect(texts('a-001', 'a-002', 'b')).toEqual([at(4) + at(3), at(2) + at(1), at(0)]);
  });

  it('are pasted into a file that need not exist, with problems told', async () => {
    const app = await testApp();
    const { added, problems } = app.store.getState().pasteEvents('events/new.jsonl', '[{"a":1},\n{"a":2}]\n{"broken":\n');
    expect(added).toBe(2);
    expect(problems).toHaveLength(1);
    expect(fileText(app, 'events/new.jsonl')).toBe('{"a":1}\n{"a":2}\n');
    app.store.getState().undo();
    expect(fileText(app, 'events/new.jsonl')).toBeUndefined();
  });

  it('leave no step where nothing changes', async () => {
    const app = await testApp();
    app.store.getState().setEventsEnabled(app.store.getState().events, true);
    expect(app.store.getState().undoLabel).toBeNull();
    app.store.getState().deleteEvents([]);
    expect(app.toasts).toEqual([]);
  });

  it('are moved, copied, edited and switched', async () => {
    const app = await testApp();
    const row = (index: number) => {
      const found = app.store.getState().events[index];
      if (!found) throw new Error(`There is no event ${index}.`);
      return found;
    };
    app.store.getState().moveEvent(row(2), -1);
    app.store.getState().duplicateEvent(row(0));
    app.store.getState().setEventText(row(1), '{\n  "n": "edited"\n}');
    app.store.getState().setEventsEnabled([row(0), row(3)], false);
    const shown = app.store.getState().events.map(({ text, enabled }) => `${/"n":"(\w+)"/.exec(text)?.[1]}${enabled ? '' : ' off'}`);
    expect(shown).toEqual(['1 off', 'edited', '3', '2 off']);
  });
});
