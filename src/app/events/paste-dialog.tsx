import { useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { FileProblem } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { countedEvents } from './event-list';
import { FIRST_EVENTS_FILE, useEventsFiles } from './events-files';
import styles from './events.module.css';

/** The dialog that takes events from the clipboard, in whatever JSON they come. */
export function PasteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const pasteEvents = useApp((state) => state.pasteEvents);
  const createFile = useApp((state) => state.createFile);
  const files = useEventsFiles();
  const targets = files.length > 0 ? files : [FIRST_EVENTS_FILE];
  const [path, setPath] = useState(targets[0] ?? FIRST_EVENTS_FILE);
  const [text, setText] = useState('');
  const [result, setResult] = useState<{ added: number; problems: readonly FileProblem[] } | null>(null);

  function add(): void {
    if (!files.includes(path)) createFile(path, '');
    const pasted = pasteEvents(path, text);
    if (pasted.problems.length === 0 && pasted.added > 0) {
      toast(`Added ${countedEvents(pasted.added)} to ${path}.`);
      onClose();
    } else setResult(pasted);
  }

  return (
    <Dialog
      title="Paste events"
      size="large"
      isOpen
      onClose={onClose}
      isDismissable={text === ''}
      actions={
        result !== null && result.added > 0 ? (
          <Button variant="primary" onPress={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" onPress={add} isDisabled={text.trim() === ''}>
              Add events
            </Button>
          </>
        )
      }
    >
      <Select label="Add to" options={targets} value={path} onChange={setPath} />
      <TextField
        label="Events"
        code
        lines={16}
        autoFocus
        value={text}
        onChange={(changed) => {
          setText(changed);
          setResult(null);
        }}
        onSubmit={add}
        description="JSON lines, a JSON array, pretty-printed objects one after another, or CloudTrail’s {&quot;Records&quot;: […]}."
      />
      {result !== null && (
        <div role="alert">
          <p>
            Added {countedEvents(result.added)}.{result.problems.length > 0 && ' These parts could not be read:'}
            {result.added === 0 && result.problems.length === 0 && ' There is no event in the text.'}
          </p>
          <ul className={styles.problemList}>
            {result.problems.map((problem, index) => (
              <li key={index}>
                {problem.line !== null && <strong>Line {problem.line.toLocaleString('en-US')}: </strong>}
                {problem.message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
