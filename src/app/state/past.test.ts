import { describe, expect, it } from 'vitest';
import { IN_THE_PAST } from './past-actions';
import { alerts, counter, counts, sets, testApp, testWorkspace } from './test-app';
import type { TestApp } from './test-app';

/** A finished run of four events, each of which counts once; the third one alerts. Entries: start, then event, request (and result). */
async function afterRun(): Promise<TestApp> {
  const app = await testApp({ workspace: testWorkspace(4) });
  app.engine.script = (event, at) => [sets('n', event, event, at), ...(event === 3 ? [alerts(event, at)] : [])];
  await app.store.getState().startRun();
  return app;
}

describe('the past', () => {
  it('is a moment of the trace, and ends where the trace changes', async () => {
    const { store } = await afterRun();
    const { lookAt, trace } = store.getState();
    const shown = (moment: number | null): number | null => {
      lookAt(moment);
      return store.getState().past;
    };
    expect([3, 0, -5, 4.4, 999].map(shown)).toEqual([3, 1, 1, 4, trace.length]);
    expect([shown(2), shown(NaN), shown(null)]).toEqual([2, 2, null]);
    lookAt(2);
    store.getState().undo();
    expect(store.getState().past).toBeNull();
  });

  it('cannot be changed by hand, and says so', async () => {
    const { store, toasts } = await afterRun();
    const { lookAt, setItem, deleteItems, resetCache, moveClock, trace } = store.getState();
    lookAt(3);
    expect(() => setItem('x', counter('x', 1))).toThrow(IN_THE_PAST);
    deleteItems(['n']);
    resetCache();
    moveClock(trace.clock + 100);
    expect(store.getState().trace).toBe(trace);
    expect(toasts).toEqual([IN_THE_PAST, IN_THE_PAST, IN_THE_PAST]);
  });

  it('is left when a run begins', async () => {
    const { store, toasts } = await afterRun();
    store.getState().lookAt(2);
    await store.getState().startRun();
    expect(store.getState().past).toBeNull();
    expect(toasts.at(-1)).toMatch(/^Back to now: this run begins with the first event\./);
  });

  it('is left when a paused run goes on, from where that is', async () => {
    const { store, toasts } = await testApp({ workspace: testWorkspace(4) });
    await store.getState().step();
    store.getState().lookAt(1);
    await store.getState().step();
    expect(store.getState()).toMatchObject({ past: null, status: 'Paused at event 2' });
    expect(toasts).toEqual(['Back to now: the paused run goes on after event 1.']);
  });
});

describe('continuing from a moment', () => {
  it('goes on behind the last whole event, with what had happened by then', async () => {
    const app = await afterRun();
    const { store, engine } = app;
    const before = store.getState().trace;
    // The request of event 3: that event is not whole.
    store.getState().lookAt(before.places().afterEvent(2) + 2);
    await store.getState().continueFromPast();
    expect(engine.beginnings.at(-1)).toMatchObject({ events: 2 });
    expect(engine.beginnings.at(-1)?.trace.length).toBe(before.places().afterEvent(2));
    expect(engine.plans.at(-1)?.events).toEqual(engine.plans[0]?.events);
    const { trace, run, past, alerts: groups } = store.getState();
    expect(past).toBeNull();
    expect(run).toEqual({ kind: 'done', events: 4, alerts: 1, errors: 0 });
    expect(Array.from({ length: trace.length }, (_, seq) => trace.stored(seq))).toEqual(Array.from({ length: before.length }, (_, seq) => before.stored(seq)));
    expect(groups).toHaveLength(1);
    store.getState().undo();
    expect(store.getState().trace).toBe(before);
  });

  it('keeps the clock, the settings and the table of the run, whatever they are now', async () => {
    const app = await afterRun();
    const { store, engine } = app;
    store.getState().setSettings({ seed: 99 });
    store.getState().lookAt(store.getState().trace.places().afterEvent(1));
    await store.getState().continueFromPast();
    expect(engine.plans.at(-1)?.settings.seed).toBe(engine.plans[0]?.settings.seed);
    expect(counts(app)).toEqual({ n: '4' });
  });

  it('names the detections as they are now, and keeps those that are gone', async () => {
    const { store } = await afterRun();
    store.getState().setDetectionEnabled('rules/counts.py', false);
    store.getState().setFileText('rules/second.yml', 'AnalysisType: rule\nRuleID: Second.One\nFilename: second.py\nEnabled: true\nLogTypes:\n  - A\nSeverity: LOW\n');
    store.getState().lookAt(store.getState().trace.places().afterEvent(3));
    await store.getState().continueFromPast();
    expect(store.getState().trace.start().detections.map(({ id }) => id).sort()).toEqual(['My.Counts', 'second']);
    expect(store.getState().alerts.map(({ detection, path }) => [detection, path])).toEqual([['My.Counts', 'rules/counts.py']]);
  });

  it('begins anew before the modules are loaded', async () => {
    const { store, engine } = await afterRun();
    store.getState().lookAt(1);
    const { trace } = store.getState();
    await store.getState().continueFromPast();
    expect(engine.beginnings.at(-1)).toMatchObject(trace.places().afterEvent(0) === 1 ? { events: 0 } : {});
    expect(store.getState().trace.length).toBe(trace.length);
  });

  it('says so where no event follows, and takes the events of the run where others are there now', async () => {
    const { store, engine, toasts } = await afterRun();
    store.getState().lookAt(store.getState().trace.length);
    await store.getState().continueFromPast();
    expect(toasts.at(-1)).toBe('No event follows this moment.');
    expect(engine.plans).toHaveLength(1);
    store.getState().setFileText('events/e.jsonl', '{"p_log_type":"A","n":"other"}\n');
    store.getState().lookAt(store.getState().trace.places().afterEvent(2));
    await store.getState().continueFromPast();
    expect(toasts.at(-1)).toMatch(/^The events are others now/);
    expect(engine.plans.at(-1)?.events).toEqual(engine.plans[0]?.events);
  });

  it('does nothing in the present', async () => {
    const { store, engine } = await afterRun();
    await store.getState().continueFromPast();
    expect(engine.plans).toHaveLength(1);
  });
});
