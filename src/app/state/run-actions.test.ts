import { describe, expect, it } from 'vitest';
import { alerts, CLOCK, counter, counts, raises, sets, settled, testApp, testWorkspace } from './test-app';

describe('a run', () => {
  it('plans enabled detections, sources and events, and starts from an empty table', async () => {
    const app = await testApp();
    app.store.getState().setItem('old', counter('old', 1));
    app.store.getState().setSettings({ startFrom: 'empty table' });
    app.store.getState().setDetectionEnabled('rules/second.py', false);
    const [first] = app.store.getState().events;
    if (first) app.store.getState().setEventsEnabled([first], false);
    await app.store.getState().startRun();
    const plan = app.engine.plans[0];
    expect(plan?.detections.map(({ id }) => id)).toEqual(['My.Counts']);
    expect(Object.keys(plan?.sources ?? {})).toEqual(['global_helpers/keys.py', 'rules/counts.py']);
    expect(plan?.events).toEqual(['{"p_log_type":"A","n":"2"}', '{"p_log_type":"A","n":"3"}']);
    expect(plan?.table).toEqual([]);
    expect(plan?.clock).toBe(CLOCK);
  });

  it('starts from equal tables with equal plans, in whatever order the items came', async () => {
    const tables = await Promise.all(
      [['b', 'a', 'B'], ['a', 'B', 'b']].map(async (keys) => {
        const app = await testApp();
        keys.forEach((key) => app.store.getState().setItem(key, counter(key, 1)));
        await app.store.getState().startRun();
        return app.engine.plans[0]?.table.map(({ key }) => key);
      }),
    );
    expect(tables[0]).toEqual([{ S: 'B' }, { S: 'a' }, { S: 'b' }]);
    expect(tables[1]).toEqual(tables[0]);
  });

  it('ends with grouped alerts, errors and problems of places', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [event === 1 ? alerts(event, at) : raises(event, at)];
    await app.store.getState().startRun();
    const { run, status, alerts: groups, runProblems, trace } = app.store.getState();
    expect(run).toEqual({ kind: 'done', events: 3, alerts: 1, errors: 2 });
    expect(status).toBe('Done: 3 events, 1 alerts, 2 errors');
    expect(groups.map(({ isError, matches }) => [isError, matches.length])).toEqual([
      [false, 1],
      [true, 2],
    ]);
    expect(runProblems).toEqual([
      { path: 'rules/counts.py', line: 2, column: null, severity: 'error', message: "NameError: name 'x' is not defined" },
    ]);
    expect(trace.row(0).kind).toBe('start');
    expect(trace.length).toBe(7);
  });

  it('forgets the problems of a file whose text changes', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [raises(event, at)];
    await app.store.getState().startRun();
    app.store.getState().setFileText('rules/second.py', 'x');
    expect(app.store.getState().runProblems).toHaveLength(1);
    app.store.getState().setFileText('rules/counts.py', 'x');
    expect(app.store.getState().runProblems).toHaveLength(0);
  });

  it('publishes at most once a frame', async () => {
    const app = await testApp({ workspace: testWorkspace(1200) });
    app.engine.hangsAfter = 1100;
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    void app.store.getState().startRun();
    await settled();
    let published = 0;
    app.store.subscribe(() => (published += 1));
    app.frame();
    expect(published).toBe(1);
    expect(app.store.getState().status).toBe('Running 1,100 of 1,200');
    expect(counts(app)).toEqual({ k: '1100' });
  });

  it('stays paused when the frame that was scheduled before the pause is drawn', async () => {
    const app = await testApp();
    await app.store.getState().step();
    expect(app.store.getState().status).toBe('Paused at event 1');
    app.frame();
    expect(app.store.getState().status).toBe('Paused at event 1');
    await app.store.getState().step();
    expect(app.store.getState().status).toBe('Paused at event 2');
  });

  it('says what is missing instead of running nothing', async () => {
    const empty = await testApp({ workspace: { name: 'Empty', files: [], disabledPaths: [] } });
    await empty.store.getState().startRun();
    expect(empty.engine.plans).toHaveLength(0);
    expect(empty.toasts[0]).toContain('no detection yet');
    const noEvents = await testApp({ workspace: testWorkspace(0) });
    await noEvents.store.getState().startRun();
    expect(noEvents.toasts[0]).toContain('no events');
    expect(noEvents.store.getState().run).toEqual({ kind: 'idle' });
  });

  it('can be of one detection or one event', async () => {
    const app = await testApp();
    await app.store.getState().startRun({ detection: 'rules/second.py' });
    expect(app.engine.plans[0]?.detections.map(({ path }) => path)).toEqual(['rules/second.py']);
    expect(app.engine.plans[0]?.events).toHaveLength(3);
    await app.store.getState().startRun({ event: { path: 'events/e.jsonl', line: 2 } });
    expect(app.engine.plans[1]?.events).toEqual(['{"p_log_type":"A","n":"2"}']);
    expect(app.engine.plans[1]?.detections).toHaveLength(2);
  });
});

describe('stepping', () => {
  it('goes event by event and ends in Done', async () => {
    const app = await testApp();
    await app.store.getState().step();
    expect(app.store.getState().status).toBe('Paused at event 1');
    await app.store.getState().step();
    expect(app.store.getState().status).toBe('Paused at event 2');
    expect(app.engine.plans).toHaveLength(1);
    await app.store.getState().step();
    expect(app.store.getState().status).toBe('Done: 3 events, 0 alerts, 0 errors');
  });

  it('counts each result once, however often it is shown', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [alerts(event, at), raises(event, at, event)];
    await app.store.getState().step();
    await app.store.getState().step();
    await app.store.getState().step();
    expect(app.store.getState().run).toEqual({ kind: 'done', events: 3, alerts: 1, errors: 3 });
    expect(app.store.getState().alerts[0]?.matches).toHaveLength(3);
    expect(app.store.getState().runProblems.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('Run goes on to the end', async () => {
    const app = await testApp();
    await app.store.getState().step();
    await app.store.getState().startRun();
    expect(app.engine.plans).toHaveLength(1);
    expect(app.engine.continued.map(({ until }) => until)).toEqual([1, 3]);
    expect(app.store.getState().run.kind).toBe('done');
  });

  it('hands over what was changed in the pause, once', async () => {
    const app = await testApp();
    await app.store.getState().step();
    app.store.getState().setItem('a', counter('a', 5));
    app.store.getState().moveClock(CLOCK + 100);
    await app.store.getState().step();
    await app.store.getState().step();
    expect(app.engine.continued.map(({ changes }) => changes)).toEqual([
      null,
      { items: [{ key: 'a', item: counter('a', 5) }], clock: CLOCK + 100 },
      null,
    ]);
    expect(counts(app)).toEqual({ a: '5' });
    expect(app.store.getState().trace.clock).toBe(CLOCK + 102);
  });
});

describe('Stop', () => {
  it('keeps the table as of the last report', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    app.engine.hangsAfter = 2;
    const run = app.store.getState().startRun();
    await settled();
    app.store.getState().stop();
    await run;
    expect(app.store.getState().status).toBe('Stopped at event 2');
    expect(counts(app)).toEqual({ k: '2' });
    expect(app.toasts.at(-1)).toBe('Stopped while event 3 was processed by My.Counts or second. What was going on then is not kept.');
    expect(app.store.getState().notices).toEqual([]);
    app.engine.hangsAfter = null;
    await app.store.getState().startRun();
    expect(app.store.getState().run.kind).toBe('done');
  });

  it('says what the status counts where Python was ahead of its last report', async () => {
    const app = await testApp();
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    app.engine.doing = { event: 3, detection: 0 };
    app.store.getState().stop();
    await run;
    expect(app.store.getState().status).toBe('Stopped at event 1');
    expect(app.toasts.at(-1)).toBe(
      'Stopped while event 3 was processed by My.Counts. Of the whole events, 1 was reported by then and is kept; what came after is not.',
    );
  });

  it('ends a pause', async () => {
    const app = await testApp();
    await app.store.getState().step();
    app.store.getState().stop();
    expect(app.store.getState().status).toBe('Stopped at event 1');
    expect(app.toasts).toEqual([]);
    await app.store.getState().step();
    expect(app.engine.plans).toHaveLength(2);
  });

  it('works while modules are loaded: the run has its first moment only', async () => {
    const app = await testApp();
    app.engine.hangsAfter = -1;
    app.store.getState().setItem('a', counter('a', 5));
    const run = app.store.getState().startRun();
    expect(app.store.getState().status).toBe('Running 0 of 3');
    app.store.getState().stop();
    await run;
    expect(app.store.getState().status).toBe('Stopped at event 0');
    expect(app.toasts.at(-1)).toContain('while the modules were loaded');
    expect(counts(app)).toEqual({ a: '5' });
    expect(app.store.getState().trace.start().detections.map(({ id }) => id)).toEqual(['My.Counts', 'second']);
  });

  it('does nothing without a run', async () => {
    const app = await testApp();
    app.store.getState().stop();
    expect(app.store.getState().status).toBe('Ready');
    expect(app.engine.stops).toBe(0);
  });
});

describe('an engine that dies', () => {
  it('is told, and can run again', async () => {
    const app = await testApp();
    app.engine.script = (event, at) => [sets('k', event, event, at)];
    app.engine.hangsAfter = 1;
    const run = app.store.getState().startRun();
    await settled();
    app.engine.crash('Out of memory.');
    await run;
    expect(app.store.getState().status).toBe('Stopped at event 1');
    expect(app.store.getState().notices).toEqual([
      'Python ended unexpectedly while event 2 was processed by My.Counts or second: Out of memory. The table is as it was after event 1. You can run again.',
    ]);
    expect(counts(app)).toEqual({ k: '1' });
    app.engine.hangsAfter = null;
    await app.store.getState().startRun();
    expect(app.store.getState().notices).toEqual([]);
    expect(app.store.getState().run.kind).toBe('done');
  });

  it('changes nothing when it dies before the first report', async () => {
    const app = await testApp();
    await app.store.getState().startRun();
    const { trace } = app.store.getState();
    app.engine.hangsAfter = -1;
    const run = app.store.getState().startRun();
    app.engine.crash('No Python.');
    await run;
    expect(app.store.getState().trace).toBe(trace);
    expect(app.store.getState().run.kind).toBe('done');
    expect(app.store.getState().undoLabel).toBe('Run of 3 events');
  });

  it('says when Python cannot be started, and starts the status with it', async () => {
    const app = await testApp();
    app.engine.enter({ kind: 'starting' });
    expect(app.store.getState().status).toBe('Starting…');
    app.engine.enter({ kind: 'failed', message: 'No WebAssembly.' });
    expect(app.store.getState().status).toBe('Python could not be started');
    expect(app.store.getState().notices[0]).toContain('No WebAssembly.');
  });
});
