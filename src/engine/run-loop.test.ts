import { describe, expect, it } from 'vitest';
import type { Replay } from '../replay/replay';
import { EAGER_EVENTS, type EngineMessage, type Step } from './engine-protocol';
import { MOST_UNACKNOWLEDGED, RunLoop } from './run-loop';
import { CLOCK, fakePlan, segmentOf } from './test-source';

type Posted = Exclude<EngineMessage, { type: 'step' }> | number;

/** A loop over a replay that does nothing but count; each event takes `milliseconds`, and `throwsAt` throws. */
function loopOf(events: number, { milliseconds = 1, throwsAt = 0, characters = 0, base = 0 } = {}) {
  const posted: Posted[] = [];
  const plan = fakePlan(events);
  let now = 0;
  let done = base;
  let unreported = 0;
  let running: Step | null = null;
  const loop = new RunLoop({
    post: (message) => posted.push(message),
    elapsed: () => now,
    createReplay(_plan, _resume, begins) {
      unreported = base === 0 ? 1 : 0;
      const replay = {
        get progress() {
          return { events: done, total: events, clock: CLOCK };
        },
        get finished() {
          return done >= events;
        },
        get unreported() {
          return unreported;
        },
        get running() {
          return running;
        },
        unreportedCharacters: characters,
        takeSegment() {
          unreported = 0;
          return segmentOf([]);
        },
        load: () => undefined,
        nextEvent() {
          done += 1;
          begins((running = { event: done, detection: 0 }));
          if (done === throwsAt) throw new Error('unreachable');
          now += milliseconds;
          running = null;
          unreported += 1;
        },
      };
      // What the loop uses of a replay.
      return replay as unknown as Replay;
    },
  });
  const resume = base === 0 ? null : { table: [], clock: CLOCK, events: base, swept: null, loaded: true, failed: [], skips: [] };
  const begin = async () => {
    await loop.take({ id: 1, type: 'start', plan, resume });
    return loop.take({ id: 2, type: 'continue', until: events, changes: null });
  };
  const reports = () => posted.filter((message) => typeof message === 'object' && message.type === 'report').length;
  const steps = () => posted.filter((message) => typeof message === 'number');
  return { loop, posted, begin, reports, steps };
}

/** Takes in what comes, as the page does, until the loop is through. */
async function acknowledging(loop: RunLoop, reports: () => number, run: Promise<void>): Promise<void> {
  let isOver = false;
  void run.then(() => (isOver = true));
  while (!isOver) {
    loop.acknowledge(reports());
    await Promise.resolve();
  }
}

describe('what a worker tells', () => {
  it('is every event and every call at first, then what is older than 8 ms', async () => {
    const { loop, begin, reports, steps } = loopOf(EAGER_EVENTS + 80);
    await acknowledging(loop, reports, begin());
    // One for the start; each eager event is reported before the next; the rest after 8 events of 1 ms each.
    expect(reports()).toBe(1 + EAGER_EVENTS + Math.ceil((80 - 1) / 8));
    expect(steps()).toHaveLength(EAGER_EVENTS + 10);
  });

  it('is everything again where it takes a run over', async () => {
    const { loop, begin, reports, steps } = loopOf(EAGER_EVENTS + 40, { base: EAGER_EVENTS });
    await acknowledging(loop, reports, begin());
    expect(steps()).toHaveLength(40);
  });

  it('is which call crashed Python, also where it was not told before; then nothing more', async () => {
    const { loop, posted, begin, reports } = loopOf(EAGER_EVENTS + 50, { throwsAt: EAGER_EVENTS + 5 });
    await acknowledging(loop, reports, begin());
    expect(posted.at(-1)).toEqual({ type: 'crashed', step: (EAGER_EVENTS + 5) * 2, message: 'unreachable' });
    await loop.take({ id: 3, type: 'continue', until: EAGER_EVENTS + 50, changes: null });
    expect(posted.at(-1)).toMatchObject({ type: 'refused' });
  });
});

describe('a page that cannot keep up', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is waited for', async () => {
    const { loop, begin, reports, posted } = loopOf(EAGER_EVENTS);
    const run = begin();
    await settled();
    expect(reports()).toBe(MOST_UNACKNOWLEDGED);
    loop.acknowledge(1);
    await settled();
    expect(reports()).toBe(MOST_UNACKNOWLEDGED);
    loop.acknowledge(MOST_UNACKNOWLEDGED);
    await settled();
    expect(reports()).toBe(2 * MOST_UNACKNOWLEDGED);
    await acknowledging(loop, reports, run);
    expect(posted.at(-1)).toMatchObject({ type: 'reply', progress: { events: EAGER_EVENTS } });
  });

  it('is waited for after every large report', async () => {
    const { loop, begin, reports } = loopOf(10, { characters: 2_000_000 });
    const run = begin();
    await settled();
    expect(reports()).toBe(2);
    loop.acknowledge(2);
    await settled();
    expect(reports()).toBe(3);
    await acknowledging(loop, reports, run);
  });
});
