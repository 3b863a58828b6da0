import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { parsePasted } from '../../workspace/parse-pasted-events';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { countedEvents } from './event-list';
import { FIRST_EVENTS_FILE, useEventsFiles } from './events-files';
import { foundText, leftOutText } from './paste-text';
import styles from './events.module.css';

/** The dialog that takes events from the clipboard, in whatever JSON they come. Nothing is added before the user says so. */
export function PasteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const pasteEvents = useApp((state) => state.pasteEvents);
  const createFile = useApp((state) => state.createFile);
  const files = useEventsFiles();
  const targets = files.length > 0 ? files : [FIRST_EVENTS_FILE];
  const [path, setPath] = useState(targets[0] ?? FIRST_EVENTS_FILE);
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const found = useMemo(() => parsePasted(read, path), [read, path]);

  function add(): void {
    // What is shown may be a moment behind the text; what is added is not.
    const { events, errors } = read === text ? found : parsePasted(text, path);
    if (events.length === 0) return;
    if (!files.includes(path)) createFile(path, '');
    const { added } = pasteEvents(path, text);
    toast(`Added ${countedEvents(added)} to ${path}.${leftOutText(errors)}`);
    onClose();
  }

  return (
    <Dialog
      title="Paste events"
      size="large"
      isOpen
      onClose={onClose}
      isDismissable={text === ''}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={add} isDisabled={found.events.length === 0} shortcut="Mod+Enter">
            Add events
          </Button>
        </>
      }
    >
      <Select label="Add to" options={targets} value={path} onChange={setPath} />
      <TextField
        label="Events"
        code
        lines={16}
        autoFocus
        value={text}
        onChange={setText}
        onSubmit={add}
        longTextHint="Save it as a file and import that."
        description="JSON lines, a JSON array, pretty-printed objects one after another, or CloudTrail’s {&quot;Records&quot;: […]}."
      />
      <div className={styles.found}>
        <p aria-live="polite">{read.trim() === '' ? '' : foundText(found)}</p>
        {found.problems.length > 0 && (
          <ul className={styles.problemList} aria-label="Problems">
            {found.problems.map((problem, index) => (
              <li key={index}>
                {problem.line !== null && <strong>Line {problem.line.toLocaleString('en-US')}: </strong>}
                {problem.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
