import type { AppState } from '../state/app-state';

/** Where the state stands: `Saved` only when all of it is in the browser's storage. */
export type SavingWords = 'Saved' | 'Saving…' | 'Not saved' | 'Read only';

/** What the status bar says about storing. */
export function savingWords({ access, saving }: Pick<AppState, 'access' | 'saving'>): SavingWords {
  if (access.kind === 'memory' || saving === 'failed') return 'Not saved';
  if (access.kind !== 'own') return 'Read only';
  return saving === 'saved' ? 'Saved' : 'Saving…';
}
