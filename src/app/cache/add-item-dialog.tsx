import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { validateItem } from '../../engine/page-behaviour';
import type { TableContents } from '../../trace/item';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { readDraft } from './item-draft';
import type { DraftErrors } from './item-draft';
import { ItemFields } from './item-fields';
import { NEW_TYPES, newDraft } from './new-item';
import type { NewType } from './new-item';
import { SizeMeter } from './size-meter';
import styles from './item-editor.module.css';
import { sentence } from '../../workspace/sentence';

const NO_ERRORS: DraftErrors = { others: new Map() };

export interface AddItemDialogProps {
  table: TableContents;
  now: EpochSeconds;
  onClose: () => void;
  /** Called with the key of the item that was added. */
  onAdded: (key: string) => void;
}

function keyProblem(key: string, table: TableContents): string {
  if (key === '') return 'Write a key: DynamoDB takes no empty one.';
  if (table.has(key)) return 'The table has an item with this key already; open that one to change it.';
  try {
    validateItem({ key: { S: key } });
    return '';
  } catch (error) {
    return sentence(error);
  }
}

/** The dialog in which an item is added: its key, its type and what is in it. */
export function AddItemDialog({ table, now, onClose, onAdded }: AddItemDialogProps): ReactNode {
  const setItem = useApp((state) => state.setItem);
  const [key, setKey] = useState('');
  const [type, setType] = useState<NewType>('counter');
  const [draft, setDraft] = useState(() => newDraft('counter', now));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');

  const problem = keyProblem(key, table);
  // A wrong key is said beside the key; the fields are checked with a key that is right.
  const result = readDraft(problem === '' ? key : 'key', draft, null, now, validateItem);

  function add(): void {
    setTried(true);
    setRefusal('');
    if (problem !== '' || result.kind === 'errors') return;
    try {
      setItem(key, result.item);
      onAdded(key);
    } catch (error) {
      setRefusal(sentence(error));
    }
  }

  const itemProblem = tried && result.kind === 'errors' ? (result.errors.item ?? '') : refusal;
  return (
    <Dialog
      title="Add item"
      isOpen
      onClose={onClose}
      isDismissable={key === ''}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={add}>
            Add
          </Button>
        </>
      }
    >
      <TextField label="Key" code autoFocus value={key} onChange={setKey} onSubmit={add} error={tried ? problem : ''} />
      <Select
        label="Type"
        options={NEW_TYPES}
        value={type}
        onChange={(next) => {
          setType(next);
          setDraft({ ...newDraft(next, now), expires: draft.expires });
        }}
      />
      <div className={styles.form}>
        <ItemFields draft={draft} onChange={setDraft} errors={tried && result.kind === 'errors' ? result.errors : NO_ERRORS} now={now} onSubmit={add} />
        <SizeMeter bytes={result.bytes} />
      </div>
      {itemProblem !== '' && (
        <p className={styles.refusal} role="alert">
          {itemProblem}
        </p>
      )}
    </Dialog>
  );
}
