import { FileCode, FileJson, FilePlus2, FolderTree, FolderUp, Upload, Wrench } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { chooseImportFiles, chooseImportFolder } from '../shell/import-input';
import { useShell } from '../shell/shell-state';
import { SHORTCUTS } from '../shell/shortcuts';
import { useApp, useAppCalmly } from '../state/use-app';
import { useTestProblems } from '../tests/use-test-problems';
import { Button, IconButton } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { MenuButton } from '../ui/menu';
import { SearchField } from '../ui/search-field';
import { Toolbar } from '../ui/toolbar';
import { useSame } from '../ui/use-same';
import { isSameList, listFiles, searchFiles } from './file-list';
import { FileTree } from './file-tree';
import styles from './file-panel.module.css';

function NewMenu() {
  const openDialog = useShell((state) => state.openFileDialog);
  return (
    <MenuButton
      label="New file"
      trigger={<IconButton label="New file" icon={<FilePlus2 aria-hidden />} />}
      actions={[
        {
          label: 'New detection',
          icon: <FileCode aria-hidden />,
          shortcut: SHORTCUTS.newDetection,
          onAction: () => openDialog({ kind: 'new', what: 'detection' }),
        },
        { label: 'New helper', icon: <Wrench aria-hidden />, onAction: () => openDialog({ kind: 'new', what: 'helper' }) },
        {
          label: 'New events file',
          icon: <FileJson aria-hidden />,
          onAction: () => openDialog({ kind: 'new', what: 'events file' }),
        },
      ]}
    />
  );
}

/** The files of the workspace: detections by their ID, helpers, data models, events. */
export function FilePanel() {
  const files = useApp((state) => state.workspace.files);
  const detections = useApp((state) => state.detections);
  const problems = useApp((state) => state.problems);
  const runProblems = useAppCalmly((state) => state.runProblems);
  const testProblems = useTestProblems();
  const events = useApp((state) => state.events);
  const notRun = useApp((state) => state.notRun);
  const dataModels = useApp((state) => state.dataModels);
  const openDialog = useShell((state) => state.openFileDialog);
  const [search, setSearch] = useState('');
  const all = useMemo(
    () => listFiles({ files, detections, problems: [...problems, ...testProblems, ...runProblems], events, notRun, dataModels }),
    [files, detections, problems, testProblems, runProblems, events, notRun, dataModels],
  );
  const entries = useSame(all, isSameList);
  const shown = useMemo(() => searchFiles(entries, search), [entries, search]);
  // A repository has thousands of files, and an import brings them all at once: the page answers while their list is made.
  const listed = useDeferredValue(shown);
  const tree = useMemo(() => <FileTree entries={listed} />, [listed]);

  return (
    <div className={styles.panel}>
      <Toolbar label="Files" wraps={false}>
        <SearchField label="Find a file" value={search} onChange={setSearch} />
        <NewMenu />
      </Toolbar>
      {entries.length === 0 ? (
        <EmptyState
          icon={<FolderTree aria-hidden />}
          title="Detections, helpers and events appear here"
          action={
            <>
              <Button onPress={() => openDialog({ kind: 'new', what: 'detection' })}>New detection</Button>
              <Button icon={<Upload aria-hidden />} onPress={chooseImportFiles}>
                Import files
              </Button>
              <Button icon={<FolderUp aria-hidden />} onPress={chooseImportFolder}>
                Import a folder
              </Button>
            </>
          }
        >
          Start with a detection from a template, or import the folder that your team keeps in git, as it is or as a .zip.
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title="No file has these words in its name" action={<Button onPress={() => setSearch('')}>Show all files</Button>} />
      ) : (
        tree
      )}
    </div>
  );
}
