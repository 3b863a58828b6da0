import type { NewWorkspace, StoredState } from '../../storage/storage-types';
import { refusalOf } from './access';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { endRun, openStored, refreshWorkspaces, settle, shownState } from './persist';
import { cleanName, freeName, nameOfCopy } from '../../workspace/workspace-names';
import { sentence } from '../../workspace/sentence';

type WorkspacesActions = Pick<
  AppActions,
  | 'settle'
  | 'newWorkspace'
  | 'openWorkspace'
  | 'renameWorkspace'
  | 'duplicateWorkspace'
  | 'deleteWorkspace'
  | 'restoreWorkspace'
  | 'purgeWorkspace'
  | 'refreshWorkspaces'
>;

/** What is done to whole workspaces. */
export function workspacesActions(context: AppContext): WorkspacesActions {
  const { get, set, storage, toast } = context;

  const openWorkspace = async (id: string): Promise<void> => {
    if (get().loaded && id !== get().workspaceId && (await leave(context))) await openStored(context, id);
  };

  /** Does what the storage is asked for, and says where it could not. */
  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      toast(`${what}: ${sentence(error)}`);
    }
  };

  const restore = async (id: string): Promise<void> => {
    const summary = (await storage.list()).find((one) => one.id === id);
    if (!summary || summary.deletedAt === null) return;
    const name = freeName(summary.name, await namesInUse(context, null));
    await storage.restore(id);
    if (name !== summary.name) await storage.rename(id, name);
    await refreshWorkspaces(context);
  };

  const duplicate = async (id: string): Promise<void> => {
    const content = contentOf(id === get().workspaceId ? shownState(context) : await storage.read(id));
    if (!content) throw new Error('Nothing is stored of it yet.');
    const copy = await createNamed(context, nameOfCopy(content.workspace.name), content);
    await refreshWorkspaces(context);
    toast(`Copied as “${copy.name}”.`, { label: 'Open', run: () => void openWorkspace(copy.id) });
  };

  const remove = async (id: string): Promise<void> => {
    const { workspaceId, workspace } = get();
    const isOpen = id === workspaceId;
    const name = isOpen ? workspace.name : (await storage.list()).find((one) => one.id === id)?.name;
    if (name === undefined || (isOpen && !(await leave(context)))) return;
    try {
      await storage.remove(id);
    } catch (error) {
      if (isOpen) stay(context);
      throw error;
    }
    if (isOpen) {
      const next = (await storage.list()).find((one) => one.deletedAt === null);
      await openStored(context, next?.id ?? null);
    } else await refreshWorkspaces(context);
    const undo = async (): Promise<void> => {
      await restore(id);
      if (isOpen) await openWorkspace(id);
    };
    const run = (): void => void attempt(`“${name}” could not be restored`, undo);
    toast(`Deleted “${name}”. It is kept for 30 days.`, { label: 'Undo', run });
  };

  return {
    openWorkspace,
    settle: () => settle(context),
    refreshWorkspaces: () => refreshWorkspaces(context),
    async newWorkspace(content) {
      const isShown = get().loaded;
      // A run that went on could fill what room the new workspace leaves, and its end would be lost.
      if (isShown) await hide(context);
      try {
        if (isShown && storage.status.saving === 'failed') throw new Error(staysOpen(context));
        const { id } = await createNamed(context, content.workspace.name, content);
        if (isShown) await openStored(context, id);
      } catch (error) {
        if (isShown) stay(context);
        throw error;
      }
    },
    duplicateWorkspace: (id) => attempt('The workspace could not be copied', () => duplicate(id)),
    restoreWorkspace: (id) => attempt('The workspace could not be restored', () => restore(id)),

    async renameWorkspace(id, name) {
      const clean = cleanName(name);
      if (clean === '') throw new Error('It needs a name.');
      const free = freeName(clean, await namesInUse(context, id));
      // Another one may have been opened meanwhile, or another tab have taken this one.
      const isOpen = id === get().workspaceId;
      const refusal = isOpen ? refusalOf(get().access) : null;
      if (refusal !== null) throw new Error(refusal);
      if (isOpen) set({ workspace: { ...get().workspace, name: free } });
      else await storage.rename(id, free);
      await refreshWorkspaces(context);
    },

    async deleteWorkspace(id) {
      if (!get().loaded) return;
      const refusal = id === get().workspaceId ? refusalOf(get().access) : null;
      if (refusal !== null) toast(refusal);
      else await attempt('The workspace could not be deleted', () => remove(id));
    },

    purgeWorkspace: (id) =>
      attempt('The workspace could not be deleted', async () => {
        await storage.purge(id);
        await refreshWorkspaces(context);
      }),
  };
}

/** Stores what is shown as a workspace of its own, under a free name, and opens it. Returns that name; null where it could not be opened. */
export async function storeAndOpen(context: AppContext, content: NewWorkspace): Promise<string | null> {
  const { id, name } = await createNamed(context, content.workspace.name, content);
  if (!context.get().loaded) return null;
  await hide(context);
  await openStored(context, id);
  return name;
}

/** What a new workspace takes over of a stored one; null where nothing is stored. */
export function contentOf({ workspace, settings, trace, run }: StoredState): NewWorkspace | null {
  if (!workspace) return null;
  const table = trace ? [...trace.table().values()] : [];
  return { workspace, settings, table, ...(trace && { trace }), ...(run && { run }) };
}

async function createNamed(context: AppContext, name: string, content: NewWorkspace): Promise<{ id: string; name: string }> {
  const free = freeName(cleanName(name) || 'Workspace', await namesInUse(context, null));
  const id = await context.storage.create({ ...content, workspace: { ...content.workspace, name: free } });
  return { id, name: free };
}

/** The names of all workspaces but the deleted ones and this one; of the open one as it is shown. */
async function namesInUse({ get, storage }: AppContext, except: string | null): Promise<string[]> {
  const { workspaceId, workspace } = get();
  const summaries = await storage.list();
  const others = summaries.filter(({ id, deletedAt }) => deletedAt === null && id !== except && id !== workspaceId);
  return [...others.map(({ name }) => name), ...(workspaceId === except ? [] : [workspace.name])];
}

/** Stores the open workspace, so that another one can be opened. False where it cannot be stored: then it stays open. */
async function leave(context: AppContext): Promise<boolean> {
  await hide(context);
  if (context.storage.status.saving !== 'failed') return true;
  stay(context);
  context.toast(staysOpen(context));
  return false;
}

/** Ends what goes on in the open workspace, stores what can be stored, and shows nothing of it from then on. */
async function hide(context: AppContext): Promise<void> {
  const { set, storage } = context;
  endRun(context);
  set({ loaded: false });
  context.refreshStatus();
  await storage.flush();
}

function staysOpen({ get }: AppContext): string {
  return `“${get().workspace.name}” stays open, because its last changes could not be stored. Export it or make room, then try again.`;
}

/** Shows the open workspace again, after all. */
function stay(context: AppContext): void {
  context.set({ loaded: true });
  context.refreshStatus();
}
