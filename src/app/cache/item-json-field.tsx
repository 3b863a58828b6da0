import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { validateItem } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import { TextField } from '../ui/text-field';
import { ITEM_LIMIT } from './field-words';
import { readItemJson } from './item-draft';
import { wholeJson } from './item-forms';
import { sentence } from '../../workspace/sentence';

export interface ItemJsonFieldProps {
  itemKey: string;
  original: Item;
  json: string;
  onChange: (json: string) => void;
  onSubmit: () => void;
}

/** What is wrong with an item that is being edited as DynamoDB JSON, in a sentence; '' where nothing is, or nothing was changed. */
function faultOf(itemKey: string, json: string, original: Item): string {
  if (json === wholeJson(original)) return '';
  try {
    readItemJson(itemKey, json, validateItem);
    return '';
  } catch (error) {
    return sentence(error);
  }
}

/** An item as DynamoDB JSON, to be edited: what is wrong is said while it is typed, once there is time. */
export function ItemJsonField({ itemKey, original, json, onChange, onSubmit }: ItemJsonFieldProps): ReactNode {
  const read = useDeferredValue(json);
  const fault = useMemo(() => faultOf(itemKey, read, original), [itemKey, read, original]);
  return <TextField label="Item" code lines={16} value={json} onChange={onChange} onSubmit={onSubmit} error={fault} longTextHint={ITEM_LIMIT} />;
}
