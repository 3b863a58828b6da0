import { Info } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isEventsPath } from '../../workspace/paths';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { eventsForm, mayBeOtherForm, type EventsForm } from './events-form';
import { flushPendingEdits } from '../state/pending-edits';
import styles from './events-file-bar.module.css';

/** A pause in typing after which a file is looked at, in milliseconds; large files (in characters) wait longer. */
const PAUSE = 300;
const LONG_PAUSE = 1_000;
const LARGE_FILE = 1_000_000;

/** What the file at `path` is where it is not JSON lines; looked at after a pause in typing. */
function useEventsForm(path: string): EventsForm | null {
  const file = useApp((state) => state.workspace.files.find((other) => other.path === path));
  const problems = useApp((state) => state.problems);
  const [form, setForm] = useState<EventsForm | null>(null);
  useEffect(() => {
    if (!file) return;
    const look = () => setForm(mayBeOtherForm(file.text, problems, path) ? eventsForm(file) : null);
    const timer = setTimeout(look, file.text.length > LARGE_FILE ? LONG_PAUSE : PAUSE);
    return () => clearTimeout(timer);
  }, [file, problems, path]);
  return form;
}

/** Over the editor of an events file: what to paste into an empty one, and the way on where its text is not JSON lines. */
export function EventsFileBar({ path, onConverted }: { path: string; onConverted: () => void }) {
  return isEventsPath(path) ? <Bar key={path} path={path} onConverted={onConverted} /> : null;
}

function Bar({ path, onConverted }: { path: string; onConverted: () => void }) {
  const store = useAppStore();
  const isEmpty = useApp((state) => state.workspace.files.find((file) => file.path === path)?.text.trim() === '');
  const showLine = useApp((state) => state.showLine);
  const form = useEventsForm(path);

  // The text is read once more: the last keys may not have been looked at yet.
  const convert = () => {
    flushPendingEdits(path);
    const { workspace, setFileText } = store.getState();
    const file = workspace.files.find((other) => other.path === path);
    const converted = file && eventsForm(file)?.converted;
    if (converted) setFileText(path, converted);
    onConverted();
  };

  const fault = form?.fault ?? null;
  const line = fault?.line ?? null;
  return (
    <div aria-live="polite">
      {isEmpty ? (
        <div className={styles.bar}>
          <Info className={styles.icon} aria-hidden />
          <p>
            This file has no events yet. Paste them here: JSON lines, a JSON array, pretty-printed objects, or CloudTrail’s{' '}
            <code>{'{"Records": […]}'}</code>.
          </p>
        </div>
      ) : (
        form && (
          <div className={styles.bar}>
            <Info className={styles.icon} aria-hidden />
            <p>
              {form.sentence}
              {fault && ` ${line === null ? '' : `Line ${line.toLocaleString('en-US')}: `}${fault.message} Once it is mended, the file can be converted.`}
            </p>
            {form.converted !== null && (
              <Button size="small" onPress={convert}>
                Convert to JSON lines
              </Button>
            )}
            {line !== null && (
              <Button size="small" onPress={() => showLine(path, line, fault?.column ?? undefined)}>
                {`Go to line ${line.toLocaleString('en-US')}`}
              </Button>
            )}
          </div>
        )
      )}
    </div>
  );
}
