import { useState } from 'react';
import type { ReactNode } from 'react';
import { itemSize } from '../../engine/page-behaviour';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ReadOnlyNote } from '../ui/read-only-note';
import { Tabs } from '../ui/tabs';
import { TextField } from '../ui/text-field';
import { DeletionNote } from './deletion-note';
import { draftOf } from './item-draft';
import type { ItemEditorProps } from './item-editor';
import { ItemFields } from './item-fields';
import { ITEM_FORMS, ItemKey, wholeJson } from './item-forms';
import type { ItemForm } from './item-forms';
import { itemParts, itemType } from './item-type';
import { SizeMeter } from './size-meter';
import { typeNote } from './type-note';
import styles from './item-editor.module.css';

const ignore = (): void => undefined;

export interface ItemViewProps extends ItemEditorProps {
  /** Why it cannot be changed: a sentence. */
  why: string;
  /** Deletes the item; left out where that is refused too. */
  onDelete?: () => void;
}

/** The dialog in which an item can be read, not changed. It follows the table. */
export function ItemView({ itemKey, item, now, onClose, why, onDelete }: ItemViewProps): ReactNode {
  const [form, setForm] = useState<ItemForm>('Fields');
  const parts = itemParts(item);
  const note = typeNote(itemType(parts), parts);
  const panels: Record<ItemForm, ReactNode> = {
    Fields: <ItemFields draft={draftOf(item)} onChange={ignore} errors={{ others: new Map() }} now={now} isReadOnly onSubmit={ignore} />,
    'DynamoDB JSON': <TextField label="Item" code lines={16} value={wholeJson(item)} onChange={ignore} isReadOnly />,
  };
  const actions = (
    <>
      {onDelete && (
        <div className={styles.start}>
          <Button variant="danger" onPress={onDelete}>
            Delete item
          </Button>
        </div>
      )}
      <Button onPress={onClose}>Done</Button>
    </>
  );
  return (
    <Dialog title="View item" isOpen onClose={onClose} actions={actions}>
      <ReadOnlyNote why={why} />
      <ItemKey text={itemKey} />
      <SizeMeter bytes={itemSize(item)} />
      {note !== null && <p className={styles.note}>{note}</p>}
      <Tabs<ItemForm>
        label="Form"
        selected={form}
        onChange={setForm}
        items={ITEM_FORMS.map((id) => ({ id, panel: <div className={styles.form}>{panels[id]}</div> }))}
      />
      <DeletionNote itemKey={itemKey} item={item} now={now} />
    </Dialog>
  );
}
