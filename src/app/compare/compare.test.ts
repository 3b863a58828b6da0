import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import type { Workspace } from '../../workspace/workspace-types';
import { alerts, counter, sets, testApp, type TestApp } from '../state/test-app';
import { compareRuns } from './compare';
import type { RunComparison } from './compare';
import { compareEvents, compareFiles, compareSettings } from './compare-inputs';
import { comparisonMarkdown } from './compare-markdown';
import { alertChangeText, comparisonLine, inputLines, keyChangeText, reasonAgainst, stoppedText } from './compare-words';

const atOnce = (): Promise<void> => Promise.resolve();

async function compareNow({ store }: TestApp): Promise<RunComparison> {
  const { trace, alerts: groups, run, runInput: input, lastRun } = store.getState();
  if (lastRun === null) throw new Error('There is no run before.');
  return compareRuns(lastRun, { trace, alerts: groups, run, input }, atOnce);
}

describe('a run and the one before it', () => {
  it('differ in what they were given and in what came of it, as they were when they ended', async () => {
    const app = await testApp();
    const { store, engine } = app;
    engine.script = (event, at) => [sets('k', event, event, at), alerts(event, at, `d${event}`)];
    await store.getState().startRun();
    expect(store.getState().lastRun).toBeNull();
    expect(reasonAgainst(store.getState().run, store.getState().lastRun)).toMatch(/^Run once more/);
    store.getState().setItem('by hand', counter('by hand', 1));
    store.getState().setSettings({ seed: 9, startFrom: 'empty table' });
    store.getState().setFileText('rules/second.py', 'def rule(event):\n    return None\n');
    const [first] = store.getState().events;
    if (first) store.getState().setEventsEnabled([first], false);
    engine.script = (event, at) => [sets('k', event * 10, event, at), sets('new', 1, event, at), alerts(event, at, `d${event + 1}`)];
    await store.getState().startRun();
    const comparison = await compareNow(app);
    expect(inputLines(comparison)).toEqual(['Seed: 1 → 9', 'rules/second.py: changed', 'Events: 0 added, 1 removed']);
    expect(comparisonLine(comparison)).toBe('1 alert lost, 2 keys differ');
    expect(comparison.keys.map((key) => [key.key, keyChangeText(key)])).toEqual([['k', 'differs'], ['new', 'only in this run']]);
    // What is done by hand afterwards is part of neither.
    store.getState().setItem('later', counter('later', 1));
    expect((await compareNow(app)).keys).toHaveLength(2);
  });

  it('are those of the moment that Undo and Redo go to, and of no other workspace', async () => {
    const { store } = await testApp();
    await store.getState().startRun();
    const first = store.getState();
    await store.getState().startRun();
    const second = store.getState();
    expect(second.lastRun).toMatchObject({ trace: first.trace, alerts: first.alerts, run: first.run, input: first.runInput });
    store.getState().undo();
    expect(store.getState()).toMatchObject({ lastRun: null, runInput: first.runInput });
    store.getState().redo();
    expect(store.getState().lastRun).toBe(second.lastRun);
    expect(store.getState().runInput).toBe(second.runInput);
    await store.getState().newWorkspace({ workspace: { name: 'Other', files: [], disabledPaths: [] }, settings: null, table: [] });
    expect(store.getState()).toMatchObject({ lastRun: null, runInput: null });
  });

  it('are compared also where the one before is from before the page was opened, as far as its trace knows', async () => {
    const earlier = await testApp();
    await earlier.store.getState().startRun();
    const { workspace, trace, run } = earlier.store.getState();
    const app = await testApp({ workspace, trace, run: run.kind === 'done' ? run : null });
    await app.store.getState().startRun();
    const comparison = await compareNow(app);
    expect(comparison.files).toBeNull();
    expect(inputLines(comparison)).toEqual(['Files: those of the run before are not known any more.']);
    expect(comparisonLine(comparison)).toBe('');
  });

  it('say that the events of one from before the page was opened are not known where it was stopped', async () => {
    const earlier = await testApp();
    await earlier.store.getState().startRun();
    const { workspace, trace, run } = earlier.store.getState();
    if (run.kind !== 'done') throw new Error('The run has not ended.');
    const some = trace.beginning(trace.places().afterEvent(1), []);
    const app = await testApp({ workspace, trace: some, run: { kind: 'stopped', events: 1, total: run.events } });
    await app.store.getState().startRun();
    const comparison = await compareNow(app);
    expect(comparison.events).toBeNull();
    expect(inputLines(comparison)).toContain('Events: those of the run before are not known any more, as it was stopped.');
  });
});

describe('what runs are given', () => {
  it('compares settings as far as they mean something', () => {
    expect(compareSettings(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, sweeperDelayHours: 3, longestDelaySeconds: 1, processedAt: 5 })).toEqual([]);
    expect(compareSettings(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, processingTime: 'fixed', processedAt: 1_772_438_400 })).toEqual([
      { name: 'Processing time', before: 'event time', now: 'fixed' },
      { name: 'Processed at', before: 'without effect', now: '2026-03-02 08:00:00 UTC' },
      { name: 'Processing delay in seconds', before: '0', now: 'without effect' },
    ]);
  });

  it('compares files by path and text, events apart', () => {
    const workspace = (texts: Record<string, string>, disabledPaths: string[] = []): Workspace => ({ name: 'W', files: Object.entries(texts).map(([path, text]) => ({ path, text })), disabledPaths });
    const before = workspace({ 'rules/a.py': '1', 'rules/b.py': '1', 'rules/c.py': '1', 'events/e.jsonl': '{}' }, ['rules/a.py']);
    const now = workspace({ 'rules/d.py': '1', 'rules/a.py': '1', 'rules/b.py': '2', 'events/e.jsonl': '{} ' }, ['rules/b.py']);
    expect(compareFiles(before, now).map(({ path, change }) => `${path} ${change}`)).toEqual([
      'rules/a.py switched on', 'rules/b.py changed', 'rules/b.py switched off', 'rules/c.py removed', 'rules/d.py added',
    ]);
    expect(compareFiles(before, before)).toEqual([]);
  });

  it('counts events that are gone or new', async () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (before, now) => {
        const left = [...before];
        const added = now.filter((text) => {
          const place = left.indexOf(text);
          if (place >= 0) left.splice(place, 1);
          return place < 0;
        }).length;
        const isReordered = added === 0 && left.length === 0 && before.join() !== now.join();
        expect(await compareEvents(before, now, atOnce)).toEqual({ added, removed: left.length, isReordered });
      }),
    );
  });
});

describe('a comparison in words', () => {
  const group = { detection: 'A', path: 'rules/a.py', dedup: 'd|`x', isError: false, title: '# t', severity: 'LOW', from: 0, last: 0, until: 3600, count: 1, matches: [1], alerted: true };
  const nothing: RunComparison = {
    settings: [], files: [], detections: { added: [], removed: [] }, events: { added: 0, removed: 0, isReordered: false }, startKeys: 0,
    alerts: { gained: [], lost: [], changed: [] }, keys: [],
  };
  const error = { ...group, isError: true };

  it('is a line', () => {
    const key = { key: 'k', before: null, now: null };
    expect(comparisonLine(nothing)).toBe('');
    expect(comparisonLine({ ...nothing, alerts: { gained: [group, group], lost: [group], changed: [] }, keys: Array.from({ length: 1400 }, () => key) })).toBe('2 alerts gained, 1 lost, 1,400 keys differ');
    expect(comparisonLine({ ...nothing, alerts: { gained: [error], lost: [], changed: [{ before: group, now: group }] }, keys: [key] })).toBe('1 alert changed, 1 error gained, 1 key differs');
  });

  it('says what changed in an alert, and how expiries differ', () => {
    expect(alertChangeText(group, { ...group, count: 2, matches: [1, 2], severity: 'HIGH', title: 'u' })).toBe('matches 1 → 2, severity LOW → HIGH, title was “# t”');
    const change = (before: number | undefined, now: number | undefined): string => keyChangeText({ key: 'k', before: counter('k', 1, before), now: counter('k', 2, now) });
    expect([change(1, 1), change(1, 7201), change(7201, 1), change(undefined, 1), change(1, undefined)]).toEqual([
      'differs', 'differs, expires 2 hours later', 'differs, expires 2 hours earlier', 'differs, has an expiry now', 'differs, has no expiry any more',
    ]);
  });

  it('names what was stopped, and why there is nothing to compare', () => {
    const done = { kind: 'done', events: 3, alerts: 0, errors: 0 } as const;
    expect(stoppedText(done, done)).toBeNull();
    expect(stoppedText({ kind: 'stopped', events: 1, total: 3 }, done)).toBe('The last run was stopped after 1 of 3 events.');
    expect(reasonAgainst({ kind: 'paused', events: 1, total: 3 }, null)).toMatch(/^The run is paused/);
  });

  it('is Markdown in which nothing is markup', () => {
    const text = comparisonMarkdown({ ...nothing, settings: [{ name: 'Seed', before: '1', now: '2' }], alerts: { gained: [group], lost: [], changed: [] }, keys: [{ key: 'a`b', before: null, now: counter('a`b', 1) }] });
    expect(text.split('\n')).toEqual([
      '## Comparison with the last run', '', '1 alert gained, 1 key differs.', '',
      '### Different before the run (1)', '', '- ` Seed: 1 → 2 `', '',
      '### Alerts gained (1)', '', '- ` LOW ` ` # t ` of ` A `, dedup `` d|`x ``, from 1970-01-01 00:00:00 UTC', '',
      '### Keys that differ (1)', '', '- `` a`b `` only in this run: none → ` 1 `', '',
    ]);
    expect(comparisonMarkdown(nothing)).toContain('Nothing differs.');
  });
});
