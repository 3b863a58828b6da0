import { FileCode, FileX } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { unreadable } from '../../workspace/kept-bytes';
import type { Unreadable } from '../../workspace/kept-bytes';
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

/** A file that is no text: what would be shown, and written after an edit, would not be what it is. */
function NoText({ reason }: Pick<Unreadable, 'reason'>) {
  return (
    <EmptyState icon={<FileX aria-hidden />} title="This file cannot be shown as text">
      It is kept as it is, and an export has it byte for byte: {reason}.
    </EmptyState>
  );
}

/** The open files and the editor on the active one. */
export function EditorArea() {
  const openPaths = useApp((state) => state.openPaths);
  const activePath = useApp((state) => state.activePath);
  const workspaceId = useApp((state) => state.workspaceId);
  const fault = useApp((state) => {
    const file = state.workspace.files.find(({ path }) => path === state.activePath);
    return file === undefined ? null : unreadable(file);
  });
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
      {fault !== null ? (
        <NoText reason={fault.reason} />
      ) : (
        <Suspense fallback={<EmptyState title="Opening the editor" />}>
          <CodeEditor key={workspaceId} path={activePath} />
        </Suspense>
      )}
    </EditorTabs>
  );
}
