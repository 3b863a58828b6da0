import { ListRestart, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { HandEdit } from '../state/hand-edits';
import { useApp, useBusy, useTableRefusal } from '../state/use-app';
import { ItemDiffView } from '../trace/item-diff-view';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { shorten, showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { useHandEdits } from './hand-edits-view';
import { useFocusAfter } from './use-focus-after';
import { useTakeBack } from './use-take-back';
import styles from './hand-edits.module.css';

/** A screen reader reads names out: so much of one tells the edits apart. */
const LONGEST_NAME = 120;

function Edit({ edit }: { edit: HandEdit }): ReactNode {
  const refusal = useTableRefusal();
  const isBusy = useBusy();
  const takeBack = useTakeBack();
  const [first] = edit.changes;
  return (
    <li className={styles.edit}>
      <div className={styles.head}>
        <span className={styles.label}>
          <UserText text={edit.label} />
        </span>
        <span className={styles.time}>{formatUtc(edit.at)} UTC</span>
        <Button
          size="small"
          icon={<Undo2 aria-hidden />}
          label={`Take back ${shorten(showText(edit.label), LONGEST_NAME)}`}
          isDisabled={refusal !== null || isBusy}
          tooltip={refusal ?? (isBusy ? 'Stop the run or wait for its end first' : 'Only this edit; runs and other edits stay')}
          onPress={() => void takeBack(edit)}
        >
          Take back
        </Button>
      </div>
      {edit.changes.length === 1 && first && (
        <details>
          <summary>What it changed</summary>
          <ItemDiffView before={first.before} after={first.after} />
        </details>
      )}
    </li>
  );
}

/** Everything that was done to items by hand in this session, each to be taken back by itself, also after later runs. */
export function HandEditsDialog(): ReactNode {
  const { isOpen, setOpen } = useHandEdits();
  const edits = useApp((state) => state.handEdits);
  const close = (): void => setOpen(false);
  useFocusAfter(isOpen);
  return (
    <Dialog
      title="Edits by hand"
      isOpen={isOpen}
      onClose={close}
      actions={
        <Button variant="primary" onPress={close}>
          Done
        </Button>
      }
    >
      {edits.length === 0 ? (
        <EmptyState icon={<ListRestart aria-hidden />} title="There are no edits by hand.">
          What you change, delete or import in the cache is listed here until the page is closed or another workspace is opened. Each edit can be taken back by itself;
          runs that came later stay.
        </EmptyState>
      ) : (
        <>
          <p className={styles.note}>Newest first. “Take back” undoes one edit and keeps everything after it, runs too.</p>
          <ol className={styles.edits} reversed aria-label="Edits, newest first">
            {edits.toReversed().map((edit) => (
              <Edit key={edit.id} edit={edit} />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
