import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { nextTask } from '../../clock/next-task';
import { testApp } from './test-app';

const LOG = '{"p_log_type":"A.B","big":12345678901234567890,"float":1.50}';

/** An app with a detection that has a YAML, one that has none, and an event. */
async function app() {
  const made = await testApp();
  const get = made.store.getState;
  const { createFile } = get();
  createFile('rules/with.py', 'def rule(event):\n    return True\n');
  createFile('rules/with.yml', 'AnalysisType: rule # kept\nRuleID: With.Yaml\nFilename: with.py\nLogTypes:\n  - A.B\n');
  createFile('rules/bare.py', 'def rule(event):\n    return True\n');
  createFile('events/x.jsonl', `${LOG}\n`);
  const row = get().events.find(({ path }) => path === 'events/x.jsonl');
  if (row === undefined) throw new Error('There is no event.');
  const text = (path: string): string | undefined => get().workspace.files.find((file) => file.path === path)?.text;
  return { ...made, get, row, text };
}

it('an event becomes a test of a detection, as it is written, and that can be undone', async () => {
  const { get, row, text, pressToast } = await app();
  const before = text('rules/with.yml');
  get().makeTest(row, 'rules/with.py', { name: 'It matches', expectedResult: true });
  get().makeTest(row, 'rules/with.py', { name: 'It matches', expectedResult: false });
  const after = text('rules/with.yml') ?? '';
  expect(after.startsWith(before ?? '')).toBe(true);
  expect(after).toContain('"big": 12345678901234567890');
  expect(after).toContain('"float": 1.50');
  expect((parse(after) as { Tests: { Name: string; ExpectedResult: boolean }[] }).Tests.map(({ Name, ExpectedResult }) => [Name, ExpectedResult])).toEqual([['It matches', true], ['It matches 2', false]]);
  pressToast();
  expect(get().reveal).toMatchObject({ path: 'rules/with.yml', line: after.split('\n').findIndex((line) => line.includes('It matches 2')) + 1 });
  get().undo();
  get().undo();
  expect(text('rules/with.yml')).toBe(before);
});

it('a detection without YAML gets one, with its ID and the log type of the event', async () => {
  const { get, row, text } = await app();
  get().makeTest(row, 'rules/bare.py', { name: 'First', expectedResult: true });
  expect(parse(text('rules/bare.yml') ?? '')).toMatchObject({ AnalysisType: 'rule', RuleID: 'bare', Filename: 'bare.py', LogTypes: ['A.B'], Tests: [{ Name: 'First' }] });
  expect(get().detections.find(({ path }) => path === 'rules/bare.py')).toMatchObject({ id: 'bare', yamlPath: 'rules/bare.yml' });
  expect(get().problems).toEqual([]);
  get().undo();
  expect(text('rules/bare.yml')).toBeUndefined();
});

it('a test that cannot be added is refused with a sentence', async () => {
  const { get, row } = await app();
  get().setFileText('rules/with.yml', 'RuleID: With.Yaml\nAnalysisType: rule\nFilename: with.py\nTests: none\n');
  expect(() => get().makeTest(row, 'rules/with.py', { name: 'x', expectedResult: true })).toThrow('has no list of tests');
  expect(() => get().makeTest(row, 'rules/gone.py', { name: 'x', expectedResult: true })).toThrow('is no detection');
});

it('a file of events comes in whole or in parts, as one step, under names that are free', async () => {
  const { get } = await app();
  const paths = (): string[] => get().workspace.files.map(({ path }) => path).filter((path) => path.includes('made'));
  const count = get().events.length;
  expect(await get().addEventsFile('made', ['{"a":1}\n{"a":2}\n'], 2)).toBe(true);
  expect(await get().addEventsFile('made', ['{"b":1}\n', '{"b":2}\n'], 2)).toBe(true);
  expect(paths()).toEqual(['events/made.jsonl', 'events/made_2-001.jsonl', 'events/made_2-002.jsonl']);
  expect(get().events).toHaveLength(count + 4);
  const made = get().events;
  get().undo();
  expect(paths()).toEqual(['events/made.jsonl']);
  get().redo();
  // The rows are those that were read already.
  expect(get().events.at(-1)).toBe(made.at(-1));
  const stop = new AbortController();
  stop.abort();
  expect(await get().addEventsFile('stopped', ['{}\n'.repeat(300_000)], 300_000, stop.signal)).toBe(false);
  expect(paths().some((path) => path.includes('stopped'))).toBe(false);
});

it('events that were made take the place of no file that came in under their name meanwhile', async () => {
  const { get, text } = await app();
  const count = get().events.length;
  const adding = get().addEventsFile('late', ['{}\n'.repeat(200_000)], 200_000);
  get().createFile('events/late.jsonl', '{"other":1}\n');
  expect(await adding).toBe(true);
  expect(text('events/late.jsonl')).toBe('{"other":1}\n');
  expect(text('events/late_2.jsonl')).toHaveLength(600_000);
  expect(get().events).toHaveLength(count + 200_001);
  expect(get().events.filter(({ path }) => path === 'events/late_2.jsonl')).toHaveLength(200_000);
});

it('events that were made do not come in where another tab takes the workspace over meanwhile', async () => {
  const { get, storage, toasts } = await app();
  const { workspace } = get();
  const adding = get().addEventsFile('late', ['{}\n'.repeat(300_000)], 300_000);
  storage.enter({ access: { kind: 'taken over' } });
  expect(await adding).toBe(false);
  expect(get().workspace).toBe(workspace);
  expect(toasts.at(-1)).toContain('Another tab has taken this workspace over');
});

it('many events are left as they are where another tab takes the workspace over meanwhile', async () => {
  const { get, storage, toasts } = await large();
  const { workspace } = get();
  const told = toasts.length;
  get().setEventsEnabled(get().events, false);
  storage.enter({ access: { kind: 'taken over' } });
  while (toasts.length === told && get().workspace === workspace) await nextTask();
  expect(get().workspace).toBe(workspace);
  expect(toasts.at(-1)).toContain('Another tab has taken this workspace over');
});

it('many events are switched off a little at a time, in one step', async () => {
  const { get, untilShown } = await large();
  get().setEventsEnabled(get().events, false);
  await untilShown(() => get().events.every(({ enabled }) => !enabled));
  get().undo();
  expect(get().events.every(({ enabled }) => enabled)).toBe(true);
});

/** An app with more events than are changed at once. */
async function large() {
  const made = await app();
  const lines = Array.from({ length: 3_000 }, (_, n) => `{"n":${n},"text":"${'x'.repeat(900)}"}\n`).join('');
  await made.get().addEventsFile('large', [lines], 3_000);
  const untilShown = (isShown: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const unsubscribe = made.store.subscribe(() => {
        if (!isShown()) return;
        unsubscribe();
        resolve();
      });
    });
  return { ...made, untilShown };
}
