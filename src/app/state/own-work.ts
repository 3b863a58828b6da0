import type { AppState } from './app-state';
import type { AppContext } from './context';

/** Notes the user's first change. From then on there is something to lose, so the browser is asked to keep the data. */
export function noteChange(context: AppContext, state: AppState): void {
  const { shown, history, storage } = context;
  if (state.changed || !state.loaded || shown === null) return;
  const { newest } = history;
  const byHand = newest !== null && (newest.kind === 'files' || !newest.isRun);
  if (state.workspace === shown && !byHand) return;
  context.set({ changed: true });
  if (state.access.kind === 'own') void askToKeep(context, storage.persist());
}

/** Whether leaving the page now would lose something that the user made. */
export function wouldLose({ access, saving, changed, loaded }: AppState): boolean {
  return loaded && (saving === 'failed' || (access.kind === 'memory' && changed));
}

/** Shows what came of it in the dialog; there is no news about it. */
async function askToKeep({ set, storage }: AppContext, asked: Promise<boolean>): Promise<void> {
  await asked;
  set({ space: await storage.space() });
}
