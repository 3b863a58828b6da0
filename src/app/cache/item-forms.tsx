import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { Item } from '../../trace/item';
import { copyText } from '../share/copy-text';
import { IconButton } from '../ui/button';
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
      <IconButton
        size="small"
        label="Copy the key"
        icon={<Copy aria-hidden />}
        onPress={() => void copyText(text).then((isCopied) => toast(isCopied ? 'Key copied.' : 'The browser refused to copy.'))}
      />
    </p>
  );
}
