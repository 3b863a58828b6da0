import { FileCode } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useShell } from '../shell/shell-state';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { EditorTabs } from './editor-tabs';

const CodeEditor = lazy(() => import('./code-editor'));

/** The open files and the editor on the active one. */
export function EditorArea() {
  const openPaths = useApp((state) => state.openPaths);
  const activePath = useApp((state) => state.activePath);
  const workspaceId = useApp((state) => state.workspaceId);
  const openDialog = useShell((state) => state.openFileDialog);
  if (activePath === null)
    return (
      <EmptyState
        icon={<FileCode aria-hidden />}
        title="The file you open appears here"
        action={<Button onPress={() => openDialog({ kind: 'new', what: 'detection' })}>New detection</Button>}
      >
        Open a detection, a helper or an events file from the list of files, or write a new detection.
      </EmptyState>
    );
  return (
    <EditorTabs paths={openPaths} active={activePath}>
      <Suspense fallback={<EmptyState title="Opening the editor" />}>
        <CodeEditor key={workspaceId} path={activePath} />
      </Suspense>
    </EditorTabs>
  );
}
