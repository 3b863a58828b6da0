import { expect, it } from 'vitest';
import { testApp } from './test-app';
import { testsRefusal } from './tests-refusal';

it('says why no unit tests can be run', async () => {
  const state = (await testApp()).store.getState();
  expect(testsRefusal(state)).toBeNull();
  expect(testsRefusal({ ...state, run: { kind: 'paused', events: 1, total: 3 } })).toBeNull();
  expect(testsRefusal({ ...state, loaded: false })).toMatch(/workspace is open/);
  expect(testsRefusal({ ...state, importing: true })).toMatch(/import is over/);
  expect(testsRefusal({ ...state, run: { kind: 'running', events: 1, total: 3 } })).toMatch(/run is over/);
  expect(testsRefusal({ ...state, engine: { kind: 'failed', message: 'x' } })).toMatch(/^Python cannot be used/);
  expect(testsRefusal({ ...state, tests: { ...state.tests, running: { done: 0, total: 1 } } })).toMatch(/are running/);
});
