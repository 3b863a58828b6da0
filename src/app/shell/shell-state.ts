import { create } from 'zustand';

export const PANES = ['Files', 'Editor', 'Cache', 'Events', 'Lessons', 'Results'] as const;
/** What a narrow screen shows, one at a time. */
export type Pane = (typeof PANES)[number];

/** The panels of a wide screen that can be collapsed. */
export type CollapsiblePanel = 'files' | 'side' | 'results';

export type NewFile = 'detection' | 'helper' | 'events file';
/** A dialog that asks for a file's name. */
export type FileDialog = { kind: 'new'; what: NewFile } | { kind: 'rename'; path: string };

/** A question about a workspace: its name, or whether it is really meant. */
export type WorkspaceDialog = { kind: 'new' } | { kind: 'rename' | 'delete' | 'purge'; id: string; name: string };

/** What is open and what is folded away: nothing that a reload has to bring back beyond what the panels store themselves. */
interface ShellState {
  pane: Pane;
  settingsOpen: boolean;
  /** The part of the settings that gets the focus when they open; null: their beginning. */
  settingsPart: 'Time' | null;
  exportOpen: boolean;
  shareOpen: boolean;
  clockOpen: boolean;
  shortcutsOpen: boolean;
  fileDialog: FileDialog | null;
  workspaceMenuOpen: boolean;
  /** The list of workspaces. */
  workspacesOpen: boolean;
  workspaceDialog: WorkspaceDialog | null;
  /** The file whose editor takes the focus as soon as it shows it. */
  editorToFocus: string | null;
  collapsed: Readonly<Record<CollapsiblePanel, boolean>>;
  showPane(pane: Pane): void;
  setSettingsOpen(open: boolean, part?: 'Time'): void;
  setExportOpen(open: boolean): void;
  setShareOpen(open: boolean): void;
  setClockOpen(open: boolean): void;
  setShortcutsOpen(open: boolean): void;
  /** Has the editor take the focus with the file; null: it has. */
  focusEditor(path: string | null): void;
  /** Null closes it. */
  openFileDialog(dialog: FileDialog | null): void;
  setWorkspaceMenuOpen(open: boolean): void;
  setWorkspacesOpen(open: boolean): void;
  /** Null closes it. */
  openWorkspaceDialog(dialog: WorkspaceDialog | null): void;
  setCollapsed(panel: CollapsiblePanel, collapsed: boolean): void;
}

/** State of the shell alone; what the application knows is in the app's store. */
export const useShell = create<ShellState>()((set) => ({
  pane: 'Editor',
  settingsOpen: false,
  settingsPart: null,
  exportOpen: false,
  shareOpen: false,
  clockOpen: false,
  shortcutsOpen: false,
  fileDialog: null,
  workspaceMenuOpen: false,
  workspacesOpen: false,
  workspaceDialog: null,
  editorToFocus: null,
  collapsed: { files: false, side: false, results: false },
  showPane: (pane) => set({ pane }),
  setSettingsOpen: (settingsOpen, part) => set({ settingsOpen, settingsPart: part ?? null }),
  setExportOpen: (exportOpen) => set({ exportOpen }),
  setShareOpen: (shareOpen) => set({ shareOpen }),
  setClockOpen: (clockOpen) => set({ clockOpen }),
  setShortcutsOpen: (shortcutsOpen) => set({ shortcutsOpen }),
  focusEditor: (editorToFocus) => set({ editorToFocus }),
  openFileDialog: (fileDialog) => set({ fileDialog }),
  setWorkspaceMenuOpen: (workspaceMenuOpen) => set({ workspaceMenuOpen }),
  setWorkspacesOpen: (workspacesOpen) => set({ workspacesOpen }),
  openWorkspaceDialog: (workspaceDialog) => set({ workspaceDialog }),
  setCollapsed: (panel, collapsed) =>
    set((state) =>
      state.collapsed[panel] === collapsed ? state : { collapsed: { ...state.collapsed, [panel]: collapsed } },
    ),
}));
