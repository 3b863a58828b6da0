import { FileCode } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { ReloadButton } from '../offline/version-bar';
import { useShell } from '../shell/shell-state';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { EditorTabs } from './editor-tabs';

/** A page that was opened long ago may find its files gone from the server; everything else still works then. */
function EditorMissing() {
  return (
    <EmptyState icon={<FileCode aria-hidden />} title="The editor could not be loaded" action={<ReloadButton>Reload</ReloadButton>}>
      There may be no connection, or a newer version has taken its place.
    </EmptyState>
  );
}

const CodeEditor = lazy(() => import('./code-editor').catch(() => ({ default: EditorMissing })));

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
