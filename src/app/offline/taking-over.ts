/** How long a worker that waits may take to take over by itself until it is asked, in milliseconds: it takes one second. */
const ASK_EVERY = 2000;
/** When to go on without it, in milliseconds: the worker before it may be busy for as long as it likes. */
const GIVE_UP_AFTER = 10_000;

/** What is looked at of a worker and of a registration; the browser's own ones are such. */
type Worker = Pick<ServiceWorker, 'state' | 'addEventListener' | 'removeEventListener'>;
interface Registration<W extends Worker> {
  readonly installing: W | null;
  readonly waiting: W | null;
}

/** The worker says that it is in another state, or the time is over. */
function nextState(worker: Worker, milliseconds?: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      worker.removeEventListener('statechange', done);
      resolve();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
    worker.addEventListener('statechange', done);
  });
}

/**
 * Sees to it that a worker that is stored takes over, and resolves when none waits any longer (or after 10 s).
 *
 * Every worker of ours skips waiting, but in Chromium 156 that can be lost: if anything wakes the worker before it at the very
 * moment at which it is ended for the new one, it goes on, and the new one waits. The next navigation then ends it while it
 * answers, and the page never comes. `ask` has the waiting worker skip waiting again, which the browser acts upon; but only
 * once, and not while the worker before it starts. Therefore nobody is asked before that has settled.
 */
export async function untilTakenOver<W extends Worker>(registration: Registration<W>, ask: (worker: W) => void): Promise<void> {
  const end = performance.now() + GIVE_UP_AFTER;
  for (let { waiting } = registration; waiting && performance.now() < end; { waiting } = registration) {
    await nextState(waiting, ASK_EVERY);
    if (registration.waiting === waiting) ask(waiting);
  }
}

/** The same for a worker that may still be stored: waits for that first, however long it takes. */
export async function untilStoredAndTakenOver<W extends Worker>(registration: Registration<W>, ask: (worker: W) => void): Promise<void> {
  if (registration.installing) await nextState(registration.installing);
  await untilTakenOver(registration, ask);
}
