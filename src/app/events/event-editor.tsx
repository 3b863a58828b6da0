import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { toPantherTime } from '../../clock/panther-time';
import type { EventRow } from '../../workspace/workspace-types';
import { describeProblem, prettyJson } from '../ui/json-text';
import { useApp, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { isTooLong } from '../ui/long-text';
import { ReadOnlyNote } from '../ui/read-only-note';
import { showText } from '../ui/show-text';
import { TextField } from '../ui/text-field';
import { FIRST_EVENTS_FILE, useEventsFiles } from './events-files';
import styles from './events.module.css';

function problemOf(text: string): string {
  const checked = prettyJson(text);
  if (typeof checked !== 'string') return describeProblem(checked);
  return checked.startsWith('{') ? '' : 'An event is a JSON object: it begins with { and ends with }.';
}

function pretty(text: string): string {
  const laidOut = prettyJson(text);
  return typeof laidOut === 'string' ? laidOut : text;
}

/** Laid out, and whether that is too long to be edited: such an event is not read at all. */
function shownOf(text: string): { original: string; isLong: boolean } {
  if (isTooLong(text)) return { original: text, isLong: true };
  const original = pretty(text);
  return { original, isLong: isTooLong(original) };
}

function tooLong({ text, path, line }: EventRow): string {
  return `This event has ${text.length.toLocaleString('en-US')} characters, too many to edit here. Change it in its file (${showText(path)}, line ${line.toLocaleString('en-US')}), which you can export and import, or delete it in the list.`;
}

function useNewEventText(): string {
  const now = useApp((state) => state.trace.clock);
  const logType = useApp((state) => state.events.find((row) => row.logType !== null)?.logType ?? 'AWS.CloudTrail');
  return pretty(JSON.stringify({ p_log_type: logType, p_event_time: toPantherTime(now) }));
}

/** The dialog in which one event is edited as JSON (read, where the workspace cannot be changed), or a new one is written. */
export function EventEditor({ row, onClose }: { row: EventRow | 'new'; onClose: () => void }): ReactNode {
  const setEventText = useApp((state) => state.setEventText);
  const addEvent = useApp((state) => state.addEvent);
  const createFile = useApp((state) => state.createFile);
  const files = useEventsFiles();
  const newText = useNewEventText();
  const [{ original, isLong }] = useState(() => (row === 'new' ? { original: newText, isLong: false } : shownOf(row.text)));
  const [text, setText] = useState(original);
  const [leaving, setLeaving] = useState(false);
  const access = useRefusal();
  const refusal = access ?? (isLong && row !== 'new' ? tooLong(row) : null);
  const problem = useMemo(() => (isLong ? '' : problemOf(text)), [text, isLong]);
  const isChanged = text !== original;

  function save(): void {
    if (problem !== '' || refusal !== null) return;
    if (row === 'new') {
      const path = files.at(-1) ?? FIRST_EVENTS_FILE;
      if (files.length === 0) createFile(path, '');
      addEvent(path, text);
    } else if (isChanged) setEventText(row, text);
    onClose();
  }

  function close(): void {
    if (isChanged) setLeaving(true);
    else onClose();
  }

  const actions = leaving ? (
    <>
      <p className={styles.question}>Your changes are not saved.</p>
      <Button autoFocus onPress={() => setLeaving(false)}>
        Keep editing
      </Button>
      <Button variant="danger" onPress={onClose}>
        Discard changes
      </Button>
    </>
  ) : refusal !== null ? (
    <Button onPress={close}>Done</Button>
  ) : (
    <>
      <Button onPress={() => setText(pretty(text))} isDisabled={problem !== ''}>
        Format
      </Button>
      <Button onPress={close}>Cancel</Button>
      <Button variant="primary" onPress={save} isDisabled={problem !== ''} shortcut="Mod+Enter">
        {row === 'new' ? 'Add' : 'Save'}
      </Button>
    </>
  );

  return (
    <Dialog title={row === 'new' ? 'Add event' : refusal === null ? 'Edit event' : 'View event'} size="large" isOpen onClose={close} isDismissable={!isChanged} actions={actions}>
      {refusal !== null && <ReadOnlyNote why={refusal} />}
      <TextField
        label="Event"
        code
        lines={22}
        autoFocus
        value={text}
        onChange={setText}
        onSubmit={save}
        longTextHint="Put it into a file and import that."
        isReadOnly={refusal !== null}
        error={problem}
        description={row === 'new' ? 'It is added at the end of the last events file, on one line.' : `${row.path}, line ${row.line}. It is kept on one line; numbers stay as they are written.`}
      />
    </Dialog>
  );
}
