import { describe, expect, it } from 'vitest';
import { rowOfEvent } from '../events/row-of-event';
import { CLOCK, testApp, testWorkspace, type TestApp } from './test-app';

const EVENTS = Array.from({ length: 12 }, (_, n) => `{"p_log_type":"A","n":"${n}","p_event_time":"2026-03-02 08:${String(n).padStart(2, '0')}:00"}`);

async function timedApp(): Promise<TestApp> {
  const workspace = testWorkspace();
  return testApp({ workspace: { ...workspace, files: workspace.files.map((file) => (file.path === 'events/e.jsonl' ? { ...file, text: `${EVENTS.join('\n')}\n` } : file)) } });
}

const late = { eventsArrive: 'late, out of order', longestDelaySeconds: 3600 } as const;

describe('the plan of a run', () => {
  it('has late events in the order in which they come in, and how late each is', async () => {
    const { store, engine } = await timedApp();
    await store.getState().startRun();
    expect(engine.plans[0]).toMatchObject({ events: EVENTS });
    expect(engine.plans[0]?.late).toBeUndefined();
    store.getState().setSettings(late);
    await store.getState().startRun();
    const { events = [], late: delays } = engine.plans[1] ?? {};
    expect([...events].sort()).toEqual([...EVENTS].sort());
    expect(events).not.toEqual(EVENTS);
    expect(delays).toHaveLength(EVENTS.length);
    // A row leads to its number in the run, and the number back to the row, also once the settings are others.
    store.getState().setSettings({ eventsArrive: 'in order' });
    const { trace, events: rows } = store.getState();
    expect(events.map((_, index) => rowOfEvent(trace, rows, index + 1)?.text)).toEqual(events);
  });

  it('reads the machine’s time once where that is wanted, into the settings of the trace alone', async () => {
    const { store, engine } = await timedApp();
    store.getState().setSettings({ processingTime: 'real', processedAt: 5 });
    await store.getState().startRun();
    expect(engine.plans[0]?.settings).toMatchObject({ processingTime: 'real', processedAt: CLOCK });
    expect(store.getState().trace.start().settings.processedAt).toBe(CLOCK);
    expect(store.getState().settings.processedAt).toBe(5);
  });

  it('of a continuation has the order and the moment of the run before, whatever the settings are by now', async () => {
    const { store, engine, toasts } = await timedApp();
    store.getState().setSettings({ ...late, processingTime: 'real' });
    await store.getState().startRun();
    store.getState().setSettings({ eventsArrive: 'in order', processingTime: 'event time' });
    store.getState().lookAt(store.getState().trace.places().afterEvent(4));
    await store.getState().continueFromPast();
    const [first, second] = engine.plans;
    expect(second).toMatchObject({ events: first?.events, late: first?.late, settings: first?.settings });
    expect(toasts).toEqual([]);
    // Of events that are others by now, those of the run are taken, as late as they were.
    store.getState().lookAt(store.getState().trace.places().afterEvent(4));
    store.getState().setFileText('events/e.jsonl', '{}\n');
    await store.getState().continueFromPast();
    expect(toasts.at(-1)).toMatch(/^The events are others now/);
    expect(engine.plans[2]).toMatchObject({ events: first?.events, late: first?.late });
  });

  it('refuses settings that make no sense', async () => {
    const { store } = await timedApp();
    const { settings } = store.getState();
    for (const change of [{ longestDelaySeconds: -1 }, { longestDelaySeconds: Infinity }, { processedAt: Number.NaN }, { processedAt: 1e13 }]) {
      store.getState().setSettings(change);
      expect(store.getState().settings).toBe(settings);
    }
  });
});
