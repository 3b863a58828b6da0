import type { AppStore, AppStoreApi } from './app-state';
import { isBusy } from './context';

/** How often it is taken anew while a run is at work. */
const MILLISECONDS = 1_000;

/**
 * A part of the state as somebody sees it who need not follow a run closely: while one is at work, and where `isDear`, it is taken
 * anew from time to time, else at once; in both cases so many milliseconds later as `lag` says. For useSyncExternalStore.
 */
export class Calm<Selected> {
  private shown: Selected;

  constructor(
    private readonly store: AppStoreApi,
    private readonly selector: (state: AppStore) => Selected,
    private readonly isDear: (state: AppStore) => boolean = () => true,
    private readonly lag = 0,
  ) {
    this.shown = selector(store.getState());
  }

  readonly get = (): Selected => {
    const state = this.store.getState();
    if (this.delay(state) === 0) this.shown = this.selector(state);
    return this.shown;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const take = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      this.shown = this.selector(this.store.getState());
      listener();
    };
    const unsubscribe = this.store.subscribe((state) => {
      if (this.selector(state) === this.shown) return;
      const delay = this.delay(state);
      if (delay === 0) take();
      else timer ??= setTimeout(take, delay);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  };

  /** Milliseconds until a change is taken. */
  private delay(state: AppStore): number {
    if (!isBusy(state.run)) return 0;
    return this.isDear(state) ? MILLISECONDS + this.lag : this.lag;
  }
}
