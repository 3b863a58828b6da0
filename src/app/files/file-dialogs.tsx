import { useState, type ReactNode } from 'react';
import { detectionFile } from '../../workspace/detection-spec';
import { fileName, stemOf } from '../../workspace/paths';
import { useShell, type NewFile } from '../shell/shell-state';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/text-field';
import { planNewFile } from './new-file';
import { renamedPath } from './rename';
import { sentence } from '../../workspace/sentence';

const NEW: Record<NewFile, { title: string; example: string; text: string }> = {
  detection: {
    title: 'New detection',
    example: 'Okta.NewCountry, or: Okta login from a new country',
    text: 'A rule that remembers what it has seen, and its YAML, under rules/. An ID stays as you type it.',
  },
  helper: {
    title: 'New helper',
    example: 'account keys',
    text: 'A module that detections import, under global_helpers/.',
  },
  'events file': {
    title: 'New events file',
    example: 'login storm',
    text: 'A file for events, one JSON object a line, under events/.',
  },
};

interface NameDialogProps {
  title: string;
  label: string;
  initial: string;
  /** What the name means, told below the field. */
  describe: (name: string) => ReactNode;
  /** Why the name cannot be used, said while it is typed; null when it can. */
  refuse?: (name: string) => string | null;
  placeholder?: string;
  action: string;
  /** Throws an Error with a sentence where the name cannot be used. */
  onSubmit: (name: string) => void;
  onClose: () => void;
}

function NameDialog({ title, label, initial, describe, refuse, placeholder, action, onSubmit, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const [error, setError] = useState('');
  const refusal = (name.trim() !== '' && refuse?.(name.trim())) || '';
  const submit = () => {
    try {
      if (name.trim() === '') throw new Error('It needs a name.');
      if (refusal !== '') return;
      onSubmit(name.trim());
      onClose();
    } catch (problem) {
      setError(sentence(problem));
    }
  };
  return (
    <Dialog
      title={title}
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
        error={error === '' ? refusal : error}
        description={describe(name.trim())}
        autoFocus
        {...(placeholder !== undefined && { placeholder })}
      />
    </Dialog>
  );
}

function RenameDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const store = useAppStore();
  const detection = useApp((state) => state.detections.find((one) => detectionFile(one) === path));
  const id = !detection
    ? ''
    : detection.yamlPath === null
      ? ' It has no YAML, so its ID is the name of the file.'
      : ` Its ID stays ${detection.id}: that is in ${fileName(detection.yamlPath)}${stemOf(detection.yamlPath) === stemOf(path) ? ', which is renamed with it' : ''}.`;
  return (
    <NameDialog
      title="Rename"
      label="Path"
      initial={path}
      describe={(typed) => `${typed === '' ? 'A name, with or without its folder.' : `Becomes ${renamedPath(path, typed)}.`}${id}`}
      action="Rename"
      onSubmit={(typed) => {
        const to = renamedPath(path, typed);
        if (to !== path) store.getState().renameFile(path, to);
      }}
      onClose={onClose}
    />
  );
}

function NewFileDialog({ what, onClose }: { what: NewFile; onClose: () => void }) {
  const store = useAppStore();
  const focusEditor = useShell((state) => state.focusEditor);
  const { title, example, text } = NEW[what];
  return (
    <NameDialog
      title={title}
      label="Name"
      initial=""
      placeholder={example}
      describe={(name) => (name === '' ? text : planNewFile(what, name, store.getState()).preview)}
      refuse={(name) => planNewFile(what, name, store.getState()).refusal}
      action="Create"
      onSubmit={(name) => {
        const { createFile, openFile } = store.getState();
        const { files } = planNewFile(what, name, store.getState());
        for (const file of files) createFile(file.path, file.text);
        const [first] = files;
        if (!first) return;
        openFile(first.path);
        focusEditor(first.path);
      }}
      onClose={onClose}
    />
  );
}

/** The dialogs that ask for a file's name. */
export function FileDialogs() {
  const dialog = useShell((state) => state.fileDialog);
  const openDialog = useShell((state) => state.openFileDialog);
  const close = () => openDialog(null);
  if (dialog === null) return null;
  if (dialog.kind === 'rename') return <RenameDialog path={dialog.path} onClose={close} />;
  return <NewFileDialog what={dialog.what} onClose={close} />;
}
