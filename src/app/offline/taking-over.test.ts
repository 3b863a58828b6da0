import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilStoredAndTakenOver, untilTakenOver } from './taking-over';

/** A worker that takes over when it has been asked `asks` times. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installed';
  asked = 0;

  constructor(readonly asks: number) {
    super();
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;

  readonly ask = (worker: FakeWorker): void => {
    worker.asked += 1;
    if (worker.asked < worker.asks) return;
    queueMicrotask(() => {
      this.waiting = null;
      worker.become('activating');
    });
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How long it takes, in simulated milliseconds. */
async function timeOf(work: Promise<void>): Promise<number> {
  const begin = performance.now();
  let end: number | null = null;
  void work.then(() => {
    end = performance.now();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  if (end === null) throw new Error('It does not end.');
  return end - begin;
}

test('where no worker waits there is nothing to wait for', async () => {
  const registration = new FakeRegistration();
  expect(await timeOf(untilTakenOver(registration, registration.ask))).toBe(0);
});

test('a worker that takes over by itself is waited for, and not asked', async () => {
  const registration = new FakeRegistration();
  const worker = new FakeWorker(1);
  registration.waiting = worker;
  setTimeout(() => {
    registration.waiting = null;
    worker.become('activating');
  }, 1100);
  expect(await timeOf(untilTakenOver(registration, registration.ask))).toBe(1100);
  expect(worker.asked).toBe(0);
});

test('one that does not is asked, again when that was lost', async () => {
  for (const asks of [1, 3]) {
    const registration = new FakeRegistration();
    const worker = new FakeWorker(asks);
    registration.waiting = worker;
    expect(await timeOf(untilTakenOver(registration, registration.ask))).toBe(2000 * asks);
    expect(worker.asked).toBe(asks);
  }
});

test('one that never takes over is not waited for any longer', async () => {
  const registration = new FakeRegistration();
  registration.waiting = new FakeWorker(Infinity);
  expect(await timeOf(untilTakenOver(registration, registration.ask))).toBe(10_000);
});

test('one that is being stored is asked when it is stored, and not at all when that failed', async () => {
  for (const stored of [true, false]) {
    const registration = new FakeRegistration();
    const worker = new FakeWorker(1);
    registration.installing = worker;
    setTimeout(() => {
      registration.installing = null;
      if (stored) registration.waiting = worker;
      worker.become(stored ? 'installed' : 'redundant');
    }, 30_000);
    expect(await timeOf(untilStoredAndTakenOver(registration, registration.ask))).toBe(stored ? 32_000 : 30_000);
    expect(worker.asked).toBe(stored ? 1 : 0);
  }
});
