import type { AppStoreApi, Waiting } from './app-state';
import type { AppContext } from './context';
import { isBusy } from './context';
import { awaited } from './stop-words';

/** Milliseconds between two looks at a run that is going on. */
const LOOK_EVERY = 500;
/** Seconds of silence from which on it is told what a run waits for: whatever works as usual is through by then. */
const TELL_AFTER = 3;

/** Keeps `waiting` up to date while a run goes on. */
export function watchWait(context: AppContext, store: Pick<AppStoreApi, 'subscribe'>): void {
  let timer: ReturnType<typeof setInterval> | null = null;
  const show = (waiting: Waiting | null): void => {
    const { waiting: before } = context.get();
    if (waiting?.what !== before?.what || waiting?.seconds !== before?.seconds) context.set({ waiting });
  };
  store.subscribe(({ run }) => {
    if (isBusy(run)) {
      timer ??= setInterval(() => show(waitOf(context)), LOOK_EVERY);
    } else if (timer !== null) {
      clearInterval(timer);
      timer = null;
      show(null);
    }
  });
}

function waitOf({ live, engine, get }: AppContext): Waiting | null {
  const { wait } = engine;
  if (!live || !wait || wait.seconds < TELL_AFTER) return null;
  const what = awaited(live.plan, live.progress.events, get().run.kind === 'loading', wait.doing);
  return { what, seconds: Math.floor(wait.seconds), limit: wait.limit };
}
