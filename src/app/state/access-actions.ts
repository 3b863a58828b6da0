import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { readStored, refreshWorkspaces, show, shownState } from './persist';
import { nameOfCopy } from '../../workspace/workspace-names';
import { contentOf, storeAndOpen } from './workspaces-actions';
import { sentence } from '../../workspace/sentence';

/** What a page can do about a workspace that another page has, and about the browser's promise to keep the data. */
export function accessActions(context: AppContext): Pick<AppActions, 'takeOver' | 'openCopy' | 'keepData'> {
  const { get, set, storage, toast } = context;
  const openCopy = async (): Promise<void> => {
    const content = contentOf(shownState(context));
    if (!content) return;
    const name = nameOfCopy(content.workspace.name);
    await storeAndOpen(context, { ...content, workspace: { ...content.workspace, name } });
  };
  return {
    openCopy,

    async takeOver() {
      const { access, loaded, saving } = get();
      if (!loaded || (access.kind !== 'read only' && access.kind !== 'taken over')) return;
      if (access.kind === 'taken over' && saving === 'failed') {
        toast('The last changes of this tab could not be stored. Open a copy first, which keeps them.');
        return;
      }
      set({ loaded: false });
      context.refreshStatus();
      try {
        const state = await storage.takeOver();
        await readStored(state);
        show(context, state, { keepScreen: true, change: { access: storage.status.access } });
      } catch (error) {
        toast(`The workspace could not be taken over: ${sentence(error)}`);
      }
      set({ loaded: true });
      context.refreshStatus();
      await refreshWorkspaces(context);
    },

    async keepData() {
      const kept = await storage.persist();
      set({ space: await storage.space() });
      toast(
        kept
          ? 'The browser keeps this data until you delete it yourself.'
          : 'The browser does not promise to keep this data. Bookmark or install this site and ask again, or export what matters.',
      );
    },
  };
}
