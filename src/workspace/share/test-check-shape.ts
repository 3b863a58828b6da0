import { isItem } from '../../trace/item-guard';
import type { CheckItem } from './share-types';

/** Stands for the table's check of items, which is in a room above: the shape alone. */
export const checkShape: CheckItem = (item) => {
  if (!isItem(item)) throw new Error('It is no item.');
  return item;
};
