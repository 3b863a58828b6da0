import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { isBusy } from './context';

/** Why nothing is changed by hand while the past is on the screen. */
export const IN_THE_PAST = 'The cache is shown as it was. Go back to now to change it, or continue from here.';

/** What chooses the moment that the screen shows. */
export function pastActions({ get, set }: AppContext): Pick<AppActions, 'lookAt'> {
  return {
    lookAt(moment) {
      const { trace, run, loaded } = get();
      if (moment === null) set({ past: null });
      // While a run goes on, each report would bring the present back.
      else if (loaded && !isBusy(run) && Number.isFinite(moment)) set({ past: Math.max(1, Math.min(trace.length, Math.round(moment))) });
    },
  };
}
