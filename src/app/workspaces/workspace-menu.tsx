import { ChevronDown, Copy, FolderOpen, Layers, ListRestart, Pencil, Plus, Settings2, Trash2 } from 'lucide-react';
import { useHandEdits } from '../hand-edits/hand-edits-view';
import { useShell } from '../shell/shell-state';
import { SHORTCUTS } from '../shell/shortcuts';
import { NARROW, useMedia } from '../shell/use-media';
import { refusalOf } from '../state/access';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { MenuButton, type MenuAction } from '../ui/menu';
import { agoWords } from './time-words';
import { workspaceButton } from './workspace-button';
import styles from './workspace-menu.module.css';

/** How many workspaces the menu offers; the dialog has all of them. */
const MOST_SHOWN = 10;

/** The button with the open workspace's name: switches to another one, and offers what can be done with this one. */
export function WorkspaceMenu() {
  const store = useAppStore();
  const isOpen = useShell((state) => state.workspaceMenuOpen);
  const setOpen = useShell((state) => state.setWorkspaceMenuOpen);
  const setWorkspacesOpen = useShell((state) => state.setWorkspacesOpen);
  const openDialog = useShell((state) => state.openWorkspaceDialog);
  const loaded = useApp((state) => state.loaded);
  const id = useApp((state) => state.workspaceId);
  const name = useApp((state) => state.workspace.name);
  const workspaces = useApp((state) => state.workspaces);
  const refused = useApp((state) => refusalOf(state.access) !== null);

  const setEditsOpen = useHandEdits((view) => view.setOpen);
  const isNarrow = useMedia(NARROW);

  const others = workspaces.filter((one) => one.id !== id && one.deletedAt === null);
  const actions: MenuAction[] = others.slice(0, MOST_SHOWN).map((one) => ({
    id: `open ${one.id}`,
    section: 'Switch to',
    label: one.name,
    icon: <FolderOpen aria-hidden />,
    description: `Changed ${agoWords(one.changedAt, Date.now())}`,
    onAction: () => void store.getState().openWorkspace(one.id),
  }));
  actions.push(
    { section: 'This workspace', label: 'Rename…', icon: <Pencil aria-hidden />, isDisabled: refused, onAction: () => openDialog({ kind: 'rename', id, name }) },
    { section: 'This workspace', label: 'Duplicate', icon: <Copy aria-hidden />, onAction: () => void store.getState().duplicateWorkspace(id) },
    // Where the bar has no room for its button.
    ...(isNarrow ? [{ section: 'This workspace', label: 'Edits by hand…', icon: <ListRestart aria-hidden />, onAction: () => setEditsOpen(true) }] : []),
    {
      section: 'This workspace',
      label: 'Delete…',
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      isDisabled: refused,
      onAction: () => openDialog({ kind: 'delete', id, name }),
    },
    { section: 'All workspaces', label: 'New…', icon: <Plus aria-hidden />, onAction: () => openDialog({ kind: 'new' }) },
    { section: 'All workspaces', label: 'Manage workspaces…', icon: <Settings2 aria-hidden />, onAction: () => setWorkspacesOpen(true) },
  );
  return (
    <MenuButton
      label="Workspaces"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open && !loaded) return;
        setOpen(open);
        if (open) void store.getState().refreshWorkspaces();
      }}
      trigger={
        <Button
          ref={workspaceButton}
          label={`Workspace: ${name}`}
          variant="quiet"
          isDisabled={!loaded}
          tooltip="Switch to another workspace, or manage them"
          shortcut={SHORTCUTS.workspaces}
        >
          <Layers className={styles.layers} aria-hidden />
          <span className={styles.name}>{name}</span>
          <ChevronDown className={styles.arrow} aria-hidden />
        </Button>
      }
      actions={actions}
    />
  );
}
