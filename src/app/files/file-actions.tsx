import { Copy, FileText, GitCompareArrows, Pencil, Play, Power, PowerOff, Trash2 } from 'lucide-react';
import { toast } from 'sonner';
import { useShell } from '../shell/shell-state';
import type { AppStoreApi } from '../state/app-state';
import { useAppStore } from '../state/use-app';
import { useVersions } from '../versions/versions-view';
import type { MenuAction } from '../ui/menu';
import type { FileEntry } from './file-list';
import { sentence } from '../../workspace/sentence';

/** What asks back or reports when it is done. */
export interface FileDialogs {
  rename: (path: string) => void;
  remove: (entry: FileEntry) => void;
}

/** Renaming (asks for the new path) and deleting (offers to undo). */
export function useFileDialogs(): FileDialogs {
  const store = useAppStore();
  const openDialog = useShell((state) => state.openFileDialog);
  return {
    rename: (path) => openDialog({ kind: 'rename', path }),
    remove: (entry) => store.getState().deleteFile(entry.path),
  };
}

/** The menu of a file. */
export function fileActions(entry: FileEntry, store: AppStoreApi, dialogs: FileDialogs): MenuAction[] {
  const { path, detection, yamlPath } = entry;
  const app = store.getState();
  const actions: MenuAction[] = [{ label: 'Open', icon: <FileText aria-hidden />, onAction: () => app.openFile(path) }];
  if (yamlPath !== null)
    actions.push({ label: 'Open YAML', icon: <FileText aria-hidden />, onAction: () => app.openFile(yamlPath) });
  if (detection) {
    actions.push({
      label: 'Run this detection',
      icon: <Play aria-hidden />,
      description: 'All enabled events, this detection alone',
      onAction: () => void app.startRun({ detection: path }),
    });
    actions.push({
      label: 'Compare with…',
      icon: <GitCompareArrows aria-hidden />,
      description: 'Another version of it, over the same events',
      onAction: () => useVersions.getState().ask(detection.id),
    });
    actions.push({
      label: detection.enabled ? 'Disable' : 'Enable',
      icon: detection.enabled ? <PowerOff aria-hidden /> : <Power aria-hidden />,
      onAction: () => app.setDetectionEnabled(path, !detection.enabled),
    });
  }
  const rows = entry.events ? app.events.filter((event) => event.path === path) : [];
  if (rows.some((row) => row.enabled))
    actions.push({
      label: 'Disable events',
      icon: <PowerOff aria-hidden />,
      description: 'Runs leave out all events of this file',
      onAction: () => app.setEventsEnabled(rows, false),
    });
  if (rows.some((row) => !row.enabled))
    actions.push({
      label: 'Enable events',
      icon: <Power aria-hidden />,
      description: 'Runs take all events of this file',
      onAction: () => app.setEventsEnabled(rows, true),
    });
  if (entry.group === 'Wheels') {
    const description = 'All files of the package';
    actions.push({ label: 'Delete', icon: <Trash2 aria-hidden />, shortcut: 'Delete', description, isDanger: true, onAction: () => dialogs.remove(entry) });
    return actions;
  }
  actions.push(
    { label: 'Rename', icon: <Pencil aria-hidden />, shortcut: 'F2', onAction: () => dialogs.rename(path) },
    {
      label: 'Duplicate',
      icon: <Copy aria-hidden />,
      onAction: () => {
        try {
          app.openFile(app.duplicateFile(path));
        } catch (error) {
          toast.error(sentence(error));
        }
      },
    },
    {
      label: 'Delete',
      icon: <Trash2 aria-hidden />,
      shortcut: 'Delete',
      isDanger: true,
      onAction: () => dialogs.remove(entry),
    },
  );
  return actions;
}
