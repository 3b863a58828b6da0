import { useApp } from '../state/use-app';
import type { EditToTakeBack } from '../state/take-back';
import { useHandEdits } from './hand-edits-view';

/** Takes an edit back; where its items have changed since, the user is asked. True where nothing is left to be asked or done. */
export function useTakeBack(): (edit: EditToTakeBack) => Promise<boolean> {
  const takeBack = useApp((state) => state.takeBack);
  const ask = useHandEdits((view) => view.ask);
  return async (edit) => {
    const taken = await takeBack(edit);
    if (taken?.kind === 'changed since') ask(taken);
    return taken !== null;
  };
}
