import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testApp } from './test-app';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells what a run waits for, once that takes long, and no longer than it goes on', async () => {
  const app = await testApp();
  app.engine.hangsAfter = 1;
  const run = app.store.getState().startRun();
  await vi.waitUntil(() => app.store.getState().run.kind === 'running');
  app.frame();
  app.engine.wait = { doing: { event: 2, detection: 0 }, seconds: 2.9, limit: 15 };
  vi.advanceTimersByTime(1000);
  expect(app.store.getState().waiting).toBeNull();
  app.engine.wait = { doing: { event: 2, detection: 0 }, seconds: 4.2, limit: 15 };
  vi.advanceTimersByTime(1000);
  expect(app.store.getState().waiting).toEqual({ what: 'My.Counts', seconds: 4, limit: 15 });
  const { waiting } = app.store.getState();
  app.engine.wait = { doing: { event: 2, detection: 0 }, seconds: 4.7, limit: 15 };
  vi.advanceTimersByTime(1000);
  expect(app.store.getState().waiting).toBe(waiting);
  // Where the call is not known for sure, those that take the event.
  app.engine.wait = { doing: null, seconds: 5, limit: 15 };
  vi.advanceTimersByTime(1000);
  expect(app.store.getState().waiting?.what).toBe('My.Counts or second');
  app.store.getState().stop();
  await run;
  expect(app.store.getState().waiting).toBeNull();
  vi.advanceTimersByTime(5000);
  expect(app.store.getState().waiting).toBeNull();
});

it('tells that a module is not through', async () => {
  const app = await testApp();
  app.engine.hangsAfter = -1;
  const run = app.store.getState().startRun();
  app.engine.wait = { doing: { event: 0, detection: 1 }, seconds: 3, limit: 15 };
  vi.advanceTimersByTime(500);
  expect(app.store.getState().waiting?.what).toBe('the module of second');
  app.engine.wait = { doing: null, seconds: 3, limit: 15 };
  vi.advanceTimersByTime(500);
  expect(app.store.getState().waiting?.what).toBe('the modules');
  app.store.getState().stop();
  await run;
});
