import type { AppState } from '../state/app-state';
import { wouldLose } from '../state/own-work';

/** Why the page should not be loaded anew now, as a sentence; null: nothing would be lost. */
export function reasonToStay(state: AppState): string | null {
  switch (state.run.kind) {
    case 'loading':
    case 'running':
      return 'A run is going on. Stop it or let it end first.';
    case 'paused':
      return 'A run is paused. Run it to its end or stop it first.';
    case 'idle':
    case 'stopped':
    case 'done':
      return wouldLose(state) ? 'Not everything is stored in this browser. Export the workspace first, then reload the page.' : null;
  }
}
