import { FolderArchive, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { toast } from 'sonner';
import { useShell } from '../shell/shell-state';
import { useApp, useAppStore } from '../state/use-app';
import type { AppStoreApi } from '../state/app-state';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { downloadBlob } from '../ui/download';
import { StorageSpace } from './storage-space';
import { DeletedTable, WorkspaceTable } from './workspace-table';
import styles from './workspaces-dialog.module.css';
import { sentence } from '../../workspace/sentence';

/** Hands all workspaces to the browser's downloads; says so where it cannot. */
export async function downloadAll(store: AppStoreApi): Promise<void> {
  try {
    downloadBlob(await store.getState().exportAll(), 'recall-workspaces.zip');
  } catch (error) {
    toast.error(`The workspaces could not be exported: ${sentence(error)}`);
  }
}

/** All workspaces: what they are, what can be done with them, and the room that they take. */
export function WorkspacesDialog() {
  const store = useAppStore();
  const isOpen = useShell((state) => state.workspacesOpen);
  const setOpen = useShell((state) => state.setWorkspacesOpen);
  const openDialog = useShell((state) => state.openWorkspaceDialog);
  const workspaces = useApp((state) => state.workspaces);
  const close = () => setOpen(false);
  useEffect(() => {
    if (isOpen) void store.getState().refreshWorkspaces();
  }, [isOpen, store]);
  const there = workspaces.filter((one) => one.deletedAt === null);
  const deleted = workspaces.filter((one) => one.deletedAt !== null);
  return (
    <Dialog
      title="Workspaces"
      size="large"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button icon={<FolderArchive aria-hidden />} onPress={() => void downloadAll(store)} tooltip="One zip with a folder for each workspace">
            Export all
          </Button>
          <Button icon={<Plus aria-hidden />} onPress={() => openDialog({ kind: 'new' })}>
            New…
          </Button>
          <Button variant="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      <WorkspaceTable workspaces={there} onOpened={close} />
      <section className={styles.deleted} aria-label="Deleted workspaces">
        <h3>Deleted</h3>
        {deleted.length === 0 ? (
          <p className={styles.note}>A workspace that you delete stays here for 30 days.</p>
        ) : (
          <DeletedTable workspaces={deleted} />
        )}
      </section>
      <StorageSpace />
    </Dialog>
  );
}
