import { Database } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { NothingYet } from '../shell/nothing-yet';
import { KeyMapDialog } from '../key-map/key-map-dialog';
import { numeral } from '../state/count-words';
import { tableOf, useMoment } from '../state/use-moment';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useStable } from '../ui/use-stable';
import { AddItemDialog } from './add-item-dialog';
import { CacheGrid } from './cache-grid';
import { formatBytes } from './cache-rows';
import type { CacheQuery } from './cache-rows';
import { CacheToolbar } from './cache-toolbar';
import { CacheTree } from './cache-tree';
import { useCacheView } from './cache-view';
import { guessDelimiter } from './delimiter';
import { ItemDialog } from './item-dialog';
import { groupsAbove } from './key-tree';
import { SelectionBar } from './selection-bar';
import { TreeBar } from './tree-bar';
import { useCacheRows } from './use-cache-rows';
import type { ShownRows } from './use-cache-rows';
import type { SelectableRows } from './use-row-selection';
import styles from './cache.module.css';

/** The query as it applies: the tree sorts by itself, and in the present nothing is deleted. */
function useAppliedQuery(isPast: boolean): CacheQuery {
  const { query, shape } = useCacheView();
  return useMemo(() => {
    const sort = shape === 'tree' ? ({ column: 'Key', descending: false } as const) : query.sort;
    return { ...query, sort, state: query.state === 'deleted' && !isPast ? 'all' : query.state };
  }, [query, shape, isPast]);
}

/** What is deleted is found by going through the trace: until then the rows are others. */
function isLooking({ areDeleted }: ShownRows, state: CacheQuery['state']): boolean {
  return state === 'deleted' && !areDeleted;
}

function NoRows({ shown, isPast, state }: { shown: ShownRows; isPast: boolean; state: CacheQuery['state'] }): ReactNode {
  const setQuery = useCacheView((view) => view.setQuery);
  if (shown.rows.length > 0 || isLooking(shown, state)) return null;
  if (shown.keys > 0 || state === 'deleted') {
    const title = shown.keys > 0 ? 'No key matches.' : 'Nothing was deleted before this moment.';
    return <EmptyState title={title} action={<Button onPress={() => setQuery({ search: '', type: 'all', state: 'all' })}>Show all keys</Button>} />;
  }
  if (isPast) return <EmptyState title="The cache was empty at this moment." />;
  return (
    <NothingYet icon={<Database aria-hidden />} title="The cache is empty." runLabel="Run to fill the cache">
      Every key that your detections write to panther-kv-store appears here, with its value and expiry.
    </NothingYet>
  );
}

function Totals({ shown, state }: { shown: ShownRows; state: CacheQuery['state'] }): ReactNode {
  const { rows, keys, bytes } = shown;
  if (isLooking(shown, state)) return <p className={styles.totals}>Looking for what was deleted…</p>;
  const what = `${shown.areDeleted ? 'deleted ' : ''}${keys === 1 ? 'key' : 'keys'}`;
  return (
    <p className={styles.totals}>
      {rows.length < keys && `${numeral(rows.length)} of `}
      {numeral(keys)} {what} · {formatBytes(bytes)}
    </p>
  );
}

/** The table that detections share: every key with its value, size and expiry, to search, sort, group and edit. */
export function CachePanel(): ReactNode {
  const moment = useMoment();
  const table = tableOf(moment);
  const { selected, shape, delimiter: chosen, edited, adding, mapping, setAdding, select, edit } = useCacheView();
  const query = useAppliedQuery(moment.isPast);
  const shown = useCacheRows(query);
  const { rows, all, now } = shown;
  const grid = useRef<SelectableRows>(null);
  const isTree = shape === 'tree';
  const guessed = useMemo(() => (isTree ? guessDelimiter(all) : ''), [isTree, all]);
  const delimiter = chosen ?? guessed;
  const groupsOfSelected = useStable(() => (selected === null || query.search !== '' ? [] : groupsAbove(all, chosen ?? guessDelimiter(all), selected)));
  const item = edited === null ? undefined : table.get(edited);
  return (
    <section className={styles.panel} aria-label="Cache panel">
      <CacheToolbar
        isPast={moment.isPast}
        state={query.state}
        groupsOfSelected={groupsOfSelected}
      />
      {isTree && <TreeBar rows={rows} guessed={guessed} delimiter={delimiter} />}
      {isTree ? <CacheTree shown={shown} delimiter={delimiter} handle={grid} /> : <CacheGrid shown={shown} handle={grid} />}
      <NoRows shown={shown} isPast={moment.isPast} state={query.state} />
      <SelectionBar table={table} rows={rows} grid={grid} />
      <Totals shown={shown} state={query.state} />
      {edited !== null && item !== undefined && <ItemDialog key={edited} itemKey={edited} item={item} now={now} onClose={() => edit(null)} />}
      {mapping && <KeyMapDialog />}
      {adding && (
        <AddItemDialog
          table={table}
          now={now}
          onClose={() => setAdding(false)}
          onAdded={(key) => {
            setAdding(false);
            select(key);
          }}
        />
      )}
    </section>
  );
}
