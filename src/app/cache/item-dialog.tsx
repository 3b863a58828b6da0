import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useApp, useTableRefusal } from '../state/use-app';
import { isTooLong } from '../ui/long-text';
import { ItemEditor } from './item-editor';
import type { ItemEditorProps } from './item-editor';
import { ItemView } from './item-view';

const TOO_LONG = 'This item is too long to edit here. Change it in the exported table (Export table) and import that, or delete it.';

/** The dialog about one item: to edit it, or to read it where the workspace cannot be changed, or was so once, or the item is too long for fields. */
export function ItemDialog(props: ItemEditorProps): ReactNode {
  const refusal = useTableRefusal();
  // What is being typed while another tab takes the workspace over stays there to be copied; Save says why it is refused.
  const isLong = useMemo(() => isTooLong(JSON.stringify(props.item)), [props.item]);
  const [isEdited] = useState(refusal === null && !isLong);
  const deleteItems = useApp((state) => state.deleteItems);
  const remove = (): void => {
    deleteItems([props.itemKey]);
    props.onClose();
  };
  if (isLong && refusal === null && !isEdited) return <ItemView {...props} why={TOO_LONG} onDelete={remove} />;
  return isEdited || (refusal === null && !isLong) ? <ItemEditor {...props} /> : <ItemView {...props} why={refusal ?? TOO_LONG} />;
}
