import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ItemsQuestion } from '../state/items-import';
import { counted, numeral } from '../state/count-words';
import { useApp, useBusy } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Select } from '../ui/select';
import { TabCount, Tabs } from '../ui/tabs';
import { UserText } from '../ui/user-text';
import { ChangesGrid } from './changes-grid';
import { changesOf, IMPORT_WAYS, itemsDeleted, itemsTaken } from './items-preview';
import type { ImportWay, ItemsPreview } from './items-preview';
import { ProblemsGrid } from './problems-grid';
import styles from './import-items.module.css';

type Part = 'Changes' | 'Lines left out' | 'Warnings';

/** What a way means for the items that are in the table, in a sentence. */
function consequence({ changed, gone }: ItemsPreview, way: ImportWay): string {
  const others = counted(gone.length, 'item');
  switch (way) {
    case 'Add and replace':
      return `Items of the import take the place of those with the same key. ${gone.length === 0 ? 'The table has no others.' : `The ${others} of the table that the import does not have stay.`}`;
    case 'Only add new keys':
      return `Items of the table stay as they are${changed.length === 0 ? '' : `, also the ${counted(changed.length, 'item')} that the import has otherwise`}.`;
    case 'Replace the whole table':
      return gone.length === 0 ? 'The table is what the import has. Nothing is deleted for it.' : `The table is what the import has: ${others} of the table that it does not have are deleted.`;
  }
}

function Counts({ question: { preview, problems, repeated } }: { question: ItemsQuestion }): ReactNode {
  const { fresh, changed, unchanged } = preview;
  const facts = [
    [fresh.length, 'new'],
    [changed.length, 'changed'],
    [unchanged, 'unchanged'],
    [problems.length, problems.length === 1 ? 'line left out' : 'lines left out'],
  ] as const;
  return (
    <>
      <ul className={styles.counts} aria-label="Items of the import">
        {facts.map(([count, what]) => (
          <li key={what} data-none={count === 0}>
            <strong>{numeral(count)}</strong> {what}
          </li>
        ))}
      </ul>
      {repeated > 0 && <p className={styles.note}>{repeated === 1 ? '1 key' : `${numeral(repeated)} keys`} came again: the last one counts.</p>}
    </>
  );
}

function Question({ question, way, setWay }: { question: ItemsQuestion; way: ImportWay; setWay: (way: ImportWay) => void }): ReactNode {
  const { files, preview, problems, warnings, news } = question;
  const changes = useMemo(() => changesOf(preview, way), [preview, way]);
  const [part, setPart] = useState<Part>(changes.length === 0 && problems.length > 0 ? 'Lines left out' : 'Changes');
  return (
    <>
      {news !== null && (
        <p className={styles.news} role="alert">
          {news}
        </p>
      )}
      <p className={styles.files}>
        {files.slice(0, 3).map((file, index) => (
          <span key={index}>
            {index > 0 && ', '}
            <UserText text={file} code />
          </span>
        ))}
        {files.length > 3 && ` and ${counted(files.length - 3, 'more file')}`}
      </p>
      <Counts question={question} />
      <Select label="Existing items" options={IMPORT_WAYS} value={way} onChange={setWay} description={consequence(preview, way)} />
      <div className={styles.parts}>
        <Tabs<Part>
          label="Preview"
          selected={part}
          onChange={setPart}
          items={[
            {
              id: 'Changes',
              count: <TabCount count={changes.length} />,
              panel: changes.length === 0 ? <EmptyState title="Nothing would change.">The table has these items already.</EmptyState> : <ChangesGrid key={way} changes={changes} />,
            },
            {
              id: 'Lines left out',
              count: <TabCount count={problems.length} tone="danger" />,
              panel: problems.length === 0 ? <EmptyState title="No line is left out." /> : <ProblemsGrid label="Lines left out" problems={problems} />,
            },
            ...(warnings.length === 0 ? [] : [{ id: 'Warnings' as const, count: <TabCount count={warnings.length} />, panel: <ProblemsGrid label="Warnings" problems={warnings} /> }]),
          ]}
        />
      </div>
    </>
  );
}

/** Shows what the items of an import would change in the table, and asks how to take them over. */
function ImportItems({ question }: { question: ItemsQuestion }): ReactNode {
  const importItems = useApp((state) => state.importItems);
  const leaveItemsOut = useApp((state) => state.leaveItemsOut);
  const isBusy = useBusy();
  const [way, setWay] = useState<ImportWay>('Add and replace');
  const close = useCallback(() => void leaveItemsOut(), [leaveItemsOut]);
  const deleted = itemsDeleted(question.preview, way);
  const isChange = changesOf(question.preview, way).length > 0;
  return (
    <Dialog
      title="Import items"
      size="large"
      isOpen
      isDismissable={false}
      onClose={close}
      actions={
        <>
          <p className={styles.undo}>{isBusy ? 'A run is going on. Stop it or wait for its end.' : isChange ? 'Undo takes the import back.' : 'The table stays as it is. The next run starts from it.'}</p>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" autoFocus isDisabled={isBusy} onPress={() => void importItems(way)}>
            {`Import ${counted(itemsTaken(question.preview, way), 'item')}${deleted === 0 ? '' : `, delete ${numeral(deleted)}`}`}
          </Button>
        </>
      }
    >
      <Question question={question} way={way} setWay={setWay} />
    </Dialog>
  );
}

/** The question about items of an import, where there is one. */
export function ImportItemsDialog(): ReactNode {
  const question = useApp((state) => state.itemsQuestion);
  return question && <ImportItems question={question} />;
}
