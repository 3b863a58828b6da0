import { Database, Download, FolderArchive, ScrollText } from 'lucide-react';
import { toast } from 'sonner';
import { useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { MenuButton } from '../ui/menu';
import { useShell } from './shell-state';
import { SHORTCUTS } from './shortcuts';
import styles from './top-bar.module.css';
import { sentence } from '../../workspace/sentence';

/** A file name out of the workspace's name: what file systems refuse becomes a hyphen. */
function fileName(workspaceName: string): string {
  return workspaceName.replace(/[^\p{L}\p{N}._ -]+/gu, '-').trim() || 'workspace';
}

/** The `Export` button with its menu: the workspace, the trace and the table as files. */
export function ExportMenu() {
  const store = useAppStore();
  const isOpen = useShell((state) => state.exportOpen);
  const setOpen = useShell((state) => state.setExportOpen);

  const saveWorkspace = async () => {
    try {
      const { workspace, exportWorkspace } = store.getState();
      downloadBlob(await exportWorkspace(), `${fileName(workspace.name)}.zip`);
    } catch (error) {
      toast.error(`The workspace could not be exported: ${sentence(error)}`);
    }
  };

  return (
    <MenuButton
      label="Export"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          label="Export"
          variant="quiet"
          icon={<Download aria-hidden />}
          tooltip="Export the workspace, the trace or the table"
          shortcut={SHORTCUTS.export}
        >
          <span className={styles.roomyText}>Export</span>
        </Button>
      }
      actions={[
        {
          label: 'Workspace (.zip)',
          icon: <FolderArchive aria-hidden />,
          description: 'Detections, helpers and events as a folder tree',
          onAction: () => void saveWorkspace(),
        },
        {
          label: 'Trace (.jsonl)',
          icon: <ScrollText aria-hidden />,
          description: 'Everything the last run did, one entry a line',
          onAction: () => downloadBlob(store.getState().exportTrace(), 'trace.jsonl'),
        },
        {
          label: 'Table (.jsonl)',
          icon: <Database aria-hidden />,
          description: "The items in DynamoDB's export format",
          onAction: () => downloadBlob(store.getState().exportTable(), 'table.jsonl'),
        },
      ]}
    />
  );
}
