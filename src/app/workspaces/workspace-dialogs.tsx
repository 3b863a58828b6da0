import { useState } from 'react';
import { useShell } from '../shell/shell-state';
import { useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { startingWorkspace } from '../../workspace/starting/starting-workspace';

const CONTENTS = ['Starting workspace', 'Empty'] as const;
type Content = (typeof CONTENTS)[number];

const DESCRIPTIONS: Record<Content, string> = {
  'Starting workspace': 'Five detections that remember, and two weeks of events to try them on.',
  Empty: 'No files: for detections and events of your own.',
};

interface QuestionProps {
  title: string;
  action: string;
  onClose: () => void;
}

/** What is asked for a name: an error is told beside the field, and nothing closes before it is done. */
function useSubmit(work: () => Promise<void>, onClose: () => void) {
  const [error, setError] = useState('');
  const [working, setWorking] = useState(false);
  const submit = async (): Promise<void> => {
    if (working) return;
    setWorking(true);
    try {
      await work();
      onClose();
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
      setWorking(false);
    }
  };
  return { error, clear: () => setError(''), submit: () => void submit(), working };
}

function NewDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const setWorkspacesOpen = useShell((state) => state.setWorkspacesOpen);
  const [name, setName] = useState('New workspace');
  const [content, setContent] = useState<Content>('Starting workspace');
  const { error, clear, submit, working } = useSubmit(async () => {
    if (name.trim() === '') throw new Error('It needs a name.');
    const files = content === 'Empty' ? [] : startingWorkspace().files;
    await store.getState().newWorkspace({ workspace: { name, files, disabledPaths: [] }, settings: null, table: [] });
    setWorkspacesOpen(false);
  }, onClose);
  return (
    <Dialog
      title="New workspace"
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={submit} isDisabled={working}>
            Create
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={(value) => {
          setName(value);
          clear();
        }}
        onSubmit={submit}
        error={error}
        autoFocus
        selectsOnFocus
      />
      <Select label="Begin with" options={CONTENTS} value={content} onChange={setContent} description={DESCRIPTIONS[content]} />
    </Dialog>
  );
}

function RenameDialog({ id, name: before, onClose }: { id: string; name: string; onClose: () => void }) {
  const store = useAppStore();
  const [name, setName] = useState(before);
  const { error, clear, submit, working } = useSubmit(() => store.getState().renameWorkspace(id, name), onClose);
  return (
    <Dialog
      title="Rename workspace"
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={submit} isDisabled={working}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={(value) => {
          setName(value);
          clear();
        }}
        onSubmit={submit}
        error={error}
        autoFocus
        selectsOnFocus
      />
    </Dialog>
  );
}

/** A question that has to be answered; Cancel has the focus. */
function Question({ title, action, onClose, onConfirm, children }: QuestionProps & { onConfirm: () => void; children: string }) {
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}

/** The dialogs that ask something about one workspace. */
export function WorkspaceDialogs() {
  const store = useAppStore();
  const dialog = useShell((state) => state.workspaceDialog);
  const openDialog = useShell((state) => state.openWorkspaceDialog);
  const close = () => openDialog(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'new':
      return <NewDialog onClose={close} />;
    case 'rename':
      return <RenameDialog id={dialog.id} name={dialog.name} onClose={close} />;
    case 'delete':
      return (
        <Question title={`Delete “${dialog.name}”?`} action="Delete" onClose={close} onConfirm={() => void store.getState().deleteWorkspace(dialog.id)}>
          It is kept under Deleted for 30 days, where it can be restored.
        </Question>
      );
    case 'purge':
      return (
        <Question
          title={`Delete “${dialog.name}” for good?`}
          action="Delete for good"
          onClose={close}
          onConfirm={() => void store.getState().purgeWorkspace(dialog.id)}
        >
          Its files, its table and its trace are deleted now. This cannot be undone.
        </Question>
      );
  }
}
