import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { TraceRow } from '../../trace/trace';
import { counted } from '../state/count-words';
import type { ChangedSince } from '../state/take-back';
import { useApp } from '../state/use-app';
import { entryText, placeOf } from '../trace/entry-text';
import { ItemDiffView } from '../trace/item-diff-view';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { useHandEdits } from './hand-edits-view';
import { useFocusAfter } from './use-focus-after';
import { useTakeBack } from './use-take-back';
import styles from './hand-edits.module.css';
import { sentence } from '../../workspace/sentence';

/** Who is not named by a helper and an operation. */
const OTHERS: Partial<Record<TraceRow['kind'], string>> = { edit: 'an edit by hand', delete: 'a deletion, of the sweeper or by Reset cache' };

/** What changed an item since: event, detection and line, as far as there are any. */
function ChangedBy({ entry }: Pick<ChangedSince, 'entry'>): ReactNode {
  if (entry === null) return <>before the run that is shown, or because that began without it</>;
  const place = placeOf(entry);
  return (
    <>
      {entry.event > 0 && `in event ${entry.event.toLocaleString('en-US')} `}
      by {OTHERS[entry.kind] ?? entryText(entry)}
      {entry.detection !== null && (
        <>
          {' '}
          of <UserText text={entry.detection} />
        </>
      )}
      {place && `, ${showText(place.path)}, line ${place.line.toLocaleString('en-US')}`}, at {formatUtc(entry.at)} UTC
    </>
  );
}

function Change({ change }: { change: ChangedSince }): ReactNode {
  return (
    <li className={styles.edit}>
      <p>
        <UserText text={change.key} code /> was changed since <ChangedBy entry={change.entry} />.
      </p>
      <details>
        <summary>What it is now, and what it was before the edit</summary>
        <ItemDiffView before={change.now} after={change.before} />
      </details>
    </li>
  );
}

/** Asked where an edit cannot be taken back without losing what happened since. */
export function TakeBackDialog(): ReactNode {
  const { question, ask } = useHandEdits();
  const name = useApp((state) => state.workspace.name);
  const openWithout = useApp((state) => state.openWithout);
  const takeBack = useTakeBack();
  const [failure, setFailure] = useState('');
  const [working, setWorking] = useState(false);
  useFocusAfter(question !== null);
  if (question === null) return null;
  const { edit, count, first, rest } = question;
  const close = (): void => {
    setFailure('');
    ask(null);
  };
  const branch = async (): Promise<void> => {
    // A second press would make a second copy.
    setWorking(true);
    try {
      await openWithout(edit);
      close();
    } catch (error) {
      setFailure(sentence(error));
    }
    setWorking(false);
  };
  return (
    <Dialog
      title="The cache has changed since"
      role="alertdialog"
      isOpen
      isDismissable={false}
      onClose={close}
      actions={
        <>
          <Button autoFocus onPress={close}>
            Keep it as it is
          </Button>
          {rest && (
            <Button
              onPress={() => {
                close();
                void takeBack(rest);
              }}
            >
              {`Take back the other ${counted(rest.changes.length, 'key')}`}
            </Button>
          )}
          <Button variant="primary" isDisabled={working} onPress={() => void branch()}>
            Open as a branch
          </Button>
        </>
      }
    >
      <p>
        “<UserText text={edit.label} />” cannot be taken back here without losing what came later.
      </p>
      <ul className={styles.edits} aria-label="Changed since">
        {first.map((change) => (
          <Change key={change.key} change={change} />
        ))}
      </ul>
      {count > first.length && <p className={styles.note}>… and {counted(count - first.length, 'more key')}.</p>}
      <p>
        “Open as a branch” makes a copy of “<UserText text={name} />” in which {edit.changes.length === 1 ? 'the item is as it was' : 'these items are as they were'} before
        the edit, and opens it. This workspace stays as it is; its undo history and its list of edits by hand end when another one is opened.
      </p>
      {failure !== '' && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
