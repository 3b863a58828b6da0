import { useState } from 'react';
import { newDetection, newEventsFile, newHelper } from '../../workspace/new-detection';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import { useShell, type NewFile } from '../shell/shell-state';
import { useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/text-field';

const NEW: Record<NewFile, { title: string; example: string; text: string; make: (name: string, taken: readonly string[]) => WorkspaceFile[] }> = {
  detection: {
    title: 'New detection',
    example: 'Okta login from a new country',
    text: 'A rule that remembers what it has seen, and its YAML, under rules/.',
    make: newDetection,
  },
  helper: {
    title: 'New helper',
    example: 'account keys',
    text: 'A module that detections import, under global_helpers/.',
    make: newHelper,
  },
  'events file': {
    title: 'New events file',
    example: 'login storm',
    text: 'A file for events, one JSON object a line, under events/.',
    make: (name, taken) => [newEventsFile(name, taken)],
  },
};

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface NameDialogProps {
  title: string;
  label: string;
  initial: string;
  description: string;
  placeholder?: string;
  action: string;
  /** Throws an Error with a sentence where the name cannot be used. */
  onSubmit: (name: string) => void;
  onClose: () => void;
}

function NameDialog({ title, label, initial, description, placeholder, action, onSubmit, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const [error, setError] = useState('');
  const submit = () => {
    try {
      if (name.trim() === '') throw new Error('It needs a name.');
      onSubmit(name.trim());
      onClose();
    } catch (problem) {
      setError(sentence(problem));
    }
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
          <Button variant="primary" onPress={submit}>
            {action}
          </Button>
        </>
      }
    >
      <TextField
        label={label}
        value={name}
        onChange={(value) => {
          setName(value);
          setError('');
        }}
        onSubmit={submit}
        error={error}
        description={description}
        autoFocus
        {...(placeholder !== undefined && { placeholder })}
      />
    </Dialog>
  );
}

/** The dialogs that ask for a file's name. */
export function FileDialogs() {
  const store = useAppStore();
  const dialog = useShell((state) => state.fileDialog);
  const openDialog = useShell((state) => state.openFileDialog);
  const close = () => openDialog(null);
  if (dialog === null) return null;
  if (dialog.kind === 'rename')
    return (
      <NameDialog
        title="Rename"
        label="Path"
        initial={dialog.path}
        description="Folders are part of the path. The YAML beside a detection follows it."
        action="Rename"
        onSubmit={(to) => {
          if (to !== dialog.path) store.getState().renameFile(dialog.path, to);
        }}
        onClose={close}
      />
    );
  const { title, example, text, make } = NEW[dialog.what];
  return (
    <NameDialog
      title={title}
      label="Name"
      initial=""
      placeholder={example}
      description={text}
      action="Create"
      onSubmit={(name) => {
        const { workspace, createFile, openFile } = store.getState();
        const files = make(
          name,
          workspace.files.map((file) => file.path),
        );
        for (const file of files) createFile(file.path, file.text);
        const [first] = files;
        if (first) openFile(first.path);
      }}
      onClose={close}
    />
  );
}
