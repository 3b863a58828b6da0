import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { validateItem } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Tabs } from '../ui/tabs';
import { ChangedItemNote } from './changed-item-note';
import { DeletionNote } from './deletion-note';
import { draftOf, readDraft, readItemJson } from './item-draft';
import type { DraftErrors, ItemDraft } from './item-draft';
import { ItemFields } from './item-fields';
import { ItemKey, wholeJson } from './item-forms';
import type { ItemForm } from './item-forms';
import { ItemJsonField } from './item-json-field';
import { SizeMeter } from './size-meter';
import styles from './item-editor.module.css';
import { sentence } from '../../workspace/sentence';

const NO_ERRORS: DraftErrors = { others: new Map() };

export interface ItemEditorProps {
  itemKey: string;
  /** The item as the table has it now; it may change while it is being edited. */
  item: Item;
  now: EpochSeconds;
  onClose: () => void;
}

/** The dialog in which one item is edited, field by field or as DynamoDB JSON, or deleted. */
export function ItemEditor({ itemKey, item, now, onClose }: ItemEditorProps): ReactNode {
  const setItem = useApp((state) => state.setItem);
  const deleteItems = useApp((state) => state.deleteItems);
  const [original, setOriginal] = useState(item);
  const [form, setForm] = useState<ItemForm>('Fields');
  const [draft, setDraft] = useState<ItemDraft>(() => draftOf(item));
  const [json, setJson] = useState(() => wholeJson(item));
  const [refusal, setRefusal] = useState('');
  // What stood in the form before the table's item was loaded over it.
  const [typed, setTyped] = useState<{ draft: ItemDraft; json: string; form: ItemForm } | null>(null);
  const [leaving, setLeaving] = useState(false);
  // Who comes back to the form by its tab stays on the tab.
  const [isNew, setNew] = useState(true);

  const fields = readDraft(itemKey, draft, original, now, validateItem);
  const errors = fields.kind === 'errors' ? fields.errors : NO_ERRORS;
  const isChanged =
    form === 'Fields'
      ? fields.kind === 'errors' || diffItem(original, fields.item) !== null
      : json !== wholeJson(original);

  /** The edited item, or null after saying why there is none. */
  function edited(): Item | null {
    setRefusal('');
    if (form === 'Fields') {
      if (fields.kind === 'item') return fields.item;
      setRefusal(fields.errors.item === undefined ? 'Some fields cannot be saved as they are; see beside them.' : 'The item cannot be saved as it is; see beside its size.');
      return null;
    }
    try {
      return readItemJson(itemKey, json, validateItem);
    } catch {
      setRefusal('The item cannot be taken as it is; see beside the field.');
      return null;
    }
  }

  function changeForm(next: ItemForm): void {
    const current = edited();
    if (current === null) return;
    setDraft(draftOf(current));
    setJson(wholeJson(current));
    setForm(next);
    setNew(false);
  }

  function save(): void {
    const changed = edited();
    if (changed === null) return;
    try {
      setItem(itemKey, changed);
      onClose();
    } catch (error) {
      setRefusal(sentence(error));
    }
  }

  function load(): void {
    setTyped(isChanged ? { draft, json, form } : null);
    setOriginal(item);
    setDraft(draftOf(item));
    setJson(wholeJson(item));
    setRefusal('');
  }

  function bringBack(): void {
    if (typed === null) return;
    setDraft(typed.draft);
    setJson(typed.json);
    setForm(typed.form);
    setTyped(null);
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
  ) : (
    <>
      <div className={styles.start}>
        <Button
          variant="danger"
          onPress={() => {
            deleteItems([itemKey]);
            onClose();
          }}
        >
          Delete item
        </Button>
      </div>
      <Button onPress={close}>Cancel</Button>
      <Button variant="primary" onPress={save}>
        Save
      </Button>
    </>
  );

  return (
    <Dialog title="Edit item" isOpen onClose={close} isDismissable={!isChanged} actions={actions}>
      <ItemKey text={itemKey} />
      <ChangedItemNote item={item} isOther={item !== original} onLoad={load} onBringBack={typed === null ? null : bringBack} />
      <Tabs<ItemForm>
        label="Form"
        selected={form}
        onChange={changeForm}
        items={[
          {
            id: 'Fields',
            panel: (
              <div className={styles.form}>
                <ItemFields draft={draft} onChange={setDraft} errors={errors} now={now} autoFocus={isNew} onSubmit={save} />
                <SizeMeter bytes={fields.bytes} />
                {errors.item !== undefined && <p className={styles.refusal}>{errors.item}</p>}
              </div>
            ),
          },
          {
            id: 'DynamoDB JSON',
            panel: (
              <div className={styles.form}>
                <ItemJsonField itemKey={itemKey} original={original} json={json} onChange={setJson} onSubmit={save} />
              </div>
            ),
          },
        ]}
      />
      {/* Of what is typed as JSON it would be the sentence about the saved item. */}
      {form === 'Fields' && <DeletionNote itemKey={itemKey} item={fields.kind === 'item' ? fields.item : item} now={now} />}
      {refusal !== '' && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
