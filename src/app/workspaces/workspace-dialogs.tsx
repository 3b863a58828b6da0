import { useState, type ReactNode } from 'react';
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

interface NameDialogProps extends QuestionProps {
  /** What the field begins with. */
  name: string;
  onSubmit: (name: string) => Promise<void>;
  /** What is asked for beside the name. */
  children?: ReactNode;
}

/** Asks for a name: an error is told beside the field, and nothing closes before it is done. */
function NameDialog({ title, action, name: before, onClose, onSubmit, children }: NameDialogProps) {
  const [name, setName] = useState(before);
  const [error, setError] = useState('');
  const [working, setWorking] = useState(false);
  const submit = async (): Promise<void> => {
    if (working) return;
    setWorking(true);
    try {
      await onSubmit(name);
      onClose();
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
      setWorking(false);
    }
  };
  const change = (value: string): void => {
    setName(value);
    setError('');
  };
  return (
    <Dialog
      title={title}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => void submit()} isDisabled={working}>
            {action}
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={change} onSubmit={() => void submit()} error={error} autoFocus selectsOnFocus />
      {children}
    </Dialog>
  );
}

function NewDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const setWorkspacesOpen = useShell((state) => state.setWorkspacesOpen);
  const [content, setContent] = useState<Content>('Starting workspace');
  const create = async (name: string): Promise<void> => {
    if (name.trim() === '') throw new Error('It needs a name.');
    const files = content === 'Empty' ? [] : startingWorkspace().files;
    await store.getState().newWorkspace({ workspace: { name, files, disabledPaths: [] }, settings: null, table: [] });
    setWorkspacesOpen(false);
  };
  return (
    <NameDialog title="New workspace" action="Create" name="New workspace" onClose={onClose} onSubmit={create}>
      <Select label="Begin with" options={CONTENTS} value={content} onChange={setContent} description={DESCRIPTIONS[content]} />
    </NameDialog>
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
      return (
        <NameDialog
          title="Rename workspace"
          action="Rename"
          name={dialog.name}
          onClose={close}
          onSubmit={(name) => store.getState().renameWorkspace(dialog.id, name)}
        />
      );
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
