import type { ReactNode } from 'react';
import type { Item } from '../../trace/item';
import { UserText } from '../ui/user-text';
import styles from './item-editor.module.css';

/** The two ways in which the dialogs about an item show it. */
export const ITEM_FORMS = ['Fields', 'DynamoDB JSON'] as const;
export type ItemForm = (typeof ITEM_FORMS)[number];

/** An item as DynamoDB JSON, laid out. */
export function wholeJson(item: Item): string {
  return JSON.stringify(item, null, 2);
}

/** The key that a dialog is about. */
export function ItemKey({ text }: { text: string }): ReactNode {
  return (
    <p className={styles.key}>
      <span className={styles.keyLabel}>Key</span>
      <UserText text={text} code />
    </p>
  );
}
