import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTableRefusal } from '../state/use-app';
import { ItemEditor } from './item-editor';
import type { ItemEditorProps } from './item-editor';
import { ItemView } from './item-view';

/** The dialog about one item: to edit it, or to read it where the workspace cannot be changed, or was so once. */
export function ItemDialog(props: ItemEditorProps): ReactNode {
  const refusal = useTableRefusal();
  // What is being typed while another tab takes the workspace over stays there to be copied; Save says why it is refused.
  const [isEdited] = useState(refusal === null);
  return refusal === null || isEdited ? <ItemEditor {...props} /> : <ItemView {...props} why={refusal} />;
}
