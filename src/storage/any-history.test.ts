import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Change, Database, Decision } from './database';
import type { Snapshot, StoredState } from './storage-types';
import { MortalDatabase } from './test-mortal';
import type { TestPage } from './test-pages';
import { settled, TestBrowser } from './test-pages';
import { SETTINGS, snapshot, traceOf, withEvent } from './test-state';

afterEach(() => {
  vi.useRealTimers();
});

/** How a transaction fails: before it, while it is written, or at its very end, when everything is stored after all. */
type Failure = 'begin' | 'write' | 'end';

type Step =
  | { do: 'edit'; page: number; from: 'here' | 'earlier'; bytes: number }
  | { do: 'flush' | 'leave' | 'crash' | 'open' | 'take over'; page: number }
  | { do: 'fail'; page: number; how: Failure }
  | { do: 'turns'; count: number }
  | { do: 'time'; milliseconds: number }
  | { do: 'clear' };

const page = fc.constantFrom(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('edit' as const), page, from: fc.constantFrom('here' as const, 'earlier' as const), bytes: fc.constantFrom(10, 150_000) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('flush' as const, 'leave' as const, 'crash' as const, 'open' as const, 'take over' as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const), page, how: fc.constantFrom('begin' as const, 'write' as const, 'end' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('turns' as const), count: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('time' as const), milliseconds: fc.constantFrom(250, 6_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);

/** A database whose next transaction fails. */
class FailingDatabase implements Database {
  next: Failure | null = null;
  constructor(readonly real: Database) {}
  read: Database['read'] = (wanted) => this.real.read(wanted);
  putLast: Database['putLast'] = (key, value) => this.real.putLast(key, value);
  async change<Result>(wanted: Parameters<Database['read']>[0], decide: (found: ReadonlyMap<string, unknown>) => Decision<Result>): Promise<Result> {
    const how = this.next;
    this.next = null;
    if (how === 'begin') throw new Error('Nothing works.');
    const broken = (change: Change | null): Change | null => change && { ...change, puts: new Map([...change.puts, ['broken', () => undefined]]) };
    const result = await this.real.change(wanted, (found) => {
      const decision = decide(found);
      return how === 'write' ? { ...decision, change: broken(decision.change) } : decision;
    });
    if (how === 'end') throw new Error('The connection broke.');
    return result;
  }
}

interface Tab {
  page: TestPage;
  mortal: MortalDatabase;
  failing: FailingDatabase;
  id: string;
  shown: Snapshot;
  /** The number of what it saved last and has not been told to be stored. */
  unsaved: number | null;
}

/** Plays steps in a browser, and knows what was saved and what was said to be stored. */
class Play {
  readonly browser = new TestBrowser();
  readonly tabs: (Tab | null)[] = [null, null];
  /** What was saved, by number: its seed. */
  readonly saved: Snapshot[] = [snapshot({ settings: { ...SETTINGS, seed: 0 } })];
  /** The newest number that was said to be stored, by workspace. */
  readonly stored = new Map<string, number>();

  constructor(readonly hasLocks: boolean) {}

  async open(index: number): Promise<void> {
    await this.end(index, false);
    const failing = new FailingDatabase(this.browser.database());
    const mortal = new MortalDatabase(failing);
    const page = this.browser.page({ database: mortal, ...(!this.hasLocks && { locks: undefined }) });
    const { id, state } = await timed(page.storage.open(null));
    const tab: Tab = { page, mortal, failing, id, shown: shownOf(state), unsaved: null };
    this.tabs[index] = tab;
    page.storage.onChanged((changed) => (tab.shown = shownOf(changed)));
    page.storage.onStatus(() => this.#note(tab));
  }

  async take(next: Step): Promise<void> {
    if (next.do === 'turns') {
      for (let turn = 0; turn < next.count; turn++) await new Promise((resolve) => setImmediate(resolve));
    } else if (next.do === 'time') {
      await vi.advanceTimersByTimeAsync(next.milliseconds);
    } else if (next.do === 'clear') {
      this.stored.clear();
      await this.browser.delete(await this.browser.keys());
      this.stored.clear();
    } else if (next.do === 'open') {
      await this.open(next.page);
    } else {
      const tab = this.tabs[next.page];
      if (tab) await this.#act(tab, next.page, next);
    }
  }

  async #act(tab: Tab, index: number, next: Exclude<Step, { do: 'turns' | 'time' | 'clear' | 'open' }>): Promise<void> {
    const { storage } = tab.page;
    if (next.do === 'edit' && (storage.status.access.kind === 'own' || storage.status.access.kind === 'memory')) this.#edit(tab, next);
    if (next.do === 'fail') tab.failing.next = next.how;
    if (next.do === 'flush') void storage.flush();
    if (next.do === 'leave' || next.do === 'crash') await this.end(index, next.do === 'leave');
    if (next.do === 'take over') {
      const taken = await timed(storage.takeOver()).catch(() => null);
      if (taken) tab.shown = shownOf(taken);
    }
  }

  #edit(tab: Tab, { from, bytes }: { from: 'here' | 'earlier'; bytes: number }): void {
    const seed = this.saved.length;
    const files = [
      { path: 'rules/a.py', text: `number = ${seed}\n` },
      { path: `rules/of_${seed % 3}.py`, text: 'x'.repeat(seed % 5) },
    ];
    const trace = withEvent(from === 'here' ? tab.shown.trace : traceOf(1), seed, bytes);
    tab.shown = snapshot({ ...tab.shown, trace, settings: { ...SETTINGS, seed }, workspace: { name: `Number ${seed}`, files, disabledPaths: [] } });
    this.saved.push(tab.shown);
    tab.unsaved = seed;
    tab.page.storage.save(tab.shown);
  }

  #note(tab: Tab): void {
    const { access, saving } = tab.page.storage.status;
    if (access.kind === 'taken over' || access.kind === 'read only') tab.unsaved = null;
    if (saving !== 'saved' || tab.unsaved === null) return;
    if (access.kind === 'own') this.stored.set(tab.id, Math.max(tab.unsaved, this.stored.get(tab.id) ?? 0));
    tab.unsaved = null;
  }

  async end(index: number, isLeft: boolean): Promise<void> {
    const tab = this.tabs[index];
    if (!tab) return;
    if (isLeft) tab.page.storage.leave();
    tab.mortal.isDead = true;
    tab.page.kill();
    this.tabs[index] = null;
    await settled();
  }

  /** What is there once all pages are gone is, of each workspace, one state that was saved, and none before the last that was said to be stored. */
  async check(): Promise<void> {
    await this.end(0, false);
    await this.end(1, false);
    const { storage, notices } = this.browser.page();
    await timed(storage.open(null));
    const ids = new Set([...(await storage.list()).map(({ id }) => id), ...this.stored.keys()]);
    for (const id of ids) {
      const state = await storage.read(id);
      const seed = state.settings?.seed ?? 0;
      const least = this.stored.get(id) ?? 0;
      expect(seed, 'not older than what was said to be stored').toBeGreaterThanOrEqual(least);
      if (seed === 0) expect(state).toMatchObject({ workspace: null, trace: null, settings: null });
      else expectSame(state, this.saved[seed]);
    }
    expect(notices.filter((notice) => !notice.includes('last-changes'))).toEqual([]);
  }
}

function shownOf(state: StoredState): Snapshot {
  const { workspace, settings, trace, run } = state;
  return snapshot({ ...(workspace && { workspace }), ...(settings && { settings }), ...(trace && { trace }), ...(run && { run }) });
}

function expectSame(state: StoredState, saved: Snapshot | undefined): void {
  expect(state.workspace).toEqual(saved?.workspace);
  expect(state.run).toEqual(saved?.run);
  expect(state.trace?.segments).toEqual(saved?.trace.segments);
}

/** Lets time pass until it is settled. */
async function timed<Result>(promise: Promise<Result>): Promise<Result> {
  let isSettled = false;
  const done = promise.finally(() => (isSettled = true)).catch(() => undefined);
  for (let turn = 0; !isSettled && turn < 50; turn++) {
    await settled();
    if (!isSettled) await vi.advanceTimersByTimeAsync(500);
  }
  await done;
  return promise;
}

it.each([
  ['locks and channels', true],
  ['no locks', false],
])('whatever happens, with %s: what is read back is one state that was saved, not older than the last that was said to be stored', async (_what, hasLocks) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const play = new Play(hasLocks);
      await play.open(0);
      await play.open(1);
      for (const next of steps) await play.take(next);
      await play.check();
      vi.clearAllTimers();
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
});
