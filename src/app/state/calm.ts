import type { AppStore, AppStoreApi } from './app-state';
import { isBusy } from './context';

/** How often it is taken anew while a run is at work. */
const MILLISECONDS = 1_000;

/**
 * A part of the state as somebody sees it who need not follow a run closely: while one is at work, and where `isDear`, it is taken
 * anew from time to time, else at once. For useSyncExternalStore.
 */
export class Calm<Selected> {
  private shown: Selected;

  constructor(
    private readonly store: AppStoreApi,
    private readonly selector: (state: AppStore) => Selected,
    private readonly isDear: (state: AppStore) => boolean = () => true,
  ) {
    this.shown = selector(store.getState());
  }

  readonly get = (): Selected => {
    const state = this.store.getState();
    if (!this.isCalm(state)) this.shown = this.selector(state);
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
      if (!this.isCalm(state)) take();
      else timer ??= setTimeout(take, MILLISECONDS);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  };

  private isCalm(state: AppStore): boolean {
    return isBusy(state.run) && this.isDear(state);
  }
}
