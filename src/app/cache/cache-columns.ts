import type { GridColumn } from '../ui/virtual-grid';
import { SORT_COLUMNS } from './cache-rows';
import type { SortColumn } from './cache-rows';
import { useCacheView } from './cache-view';
import styles from './cache.module.css';

/** In a panel narrower than this, a row has two lines. */
export const STACKED_BELOW = 430;

const COLUMN_CLASSES: Partial<Record<SortColumn, string | undefined>> = {
  Type: styles.typeHeader,
  Size: styles.sizeHeader,
  State: styles.stateHeader,
};

const TYPE_IN_TREE = 'Groups have no type: they stay in order of their names, and the keys in each are sorted.';

/** The columns of the list and of the tree; a press on one sorts by it. */
export function useCacheColumns(): GridColumn[] {
  const { query, shape, setQuery } = useCacheView();
  return SORT_COLUMNS.map((column): GridColumn => {
    const sorted = query.sort.column === column;
    return {
      name: column,
      className: COLUMN_CLASSES[column],
      sort: {
        direction: sorted ? (query.sort.descending ? 'descending' : 'ascending') : null,
        ...(shape === 'tree' && column === 'Type' && { note: TYPE_IN_TREE }),
        onSort: () => setQuery({ sort: { column, descending: sorted && !query.sort.descending } }),
      },
    };
  });
}
