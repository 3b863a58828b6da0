import { Database, Download, History, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeyHistory } from '../key-history/key-history-view';
import { NothingYet } from '../shell/nothing-yet';
import { useApp, useTableRefusal } from '../state/use-app';
import { tableOf, useMoment } from '../state/use-moment';
import { Button, IconButton } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { EmptyState } from '../ui/empty-state';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar } from '../ui/toolbar';
import { AddItemDialog } from './add-item-dialog';
import { CacheGrid } from './cache-grid';
import { ITEM_STATES, formatBytes } from './cache-rows';
import { useCacheView } from './cache-view';
import { ItemDialog } from './item-dialog';
import { ITEM_TYPES } from './item-type';
import { useCacheRows } from './use-cache-rows';
import styles from './cache.module.css';

const TYPE_OPTIONS = [{ value: 'all', label: 'All types' } as const, ...ITEM_TYPES.map((value) => ({ value }))];
const STATE_OPTIONS = [{ value: 'all', label: 'All states' } as const, ...ITEM_STATES.map((value) => ({ value }))];

function CacheToolbar(): ReactNode {
  const exportTable = useApp((state) => state.exportTable);
  const refusal = useTableRefusal();
  const { query, selected, setQuery, setAdding } = useCacheView();
  const showHistory = useKeyHistory((view) => view.show);
  return (
    <Toolbar label="Cache">
      <SearchField label="Search keys and values" placeholder="Search" value={query.search} onChange={(search) => setQuery({ search })} />
      <div className={styles.choices}>
        <Select label="Type" labelPlacement="hidden" options={TYPE_OPTIONS} value={query.type} onChange={(type) => setQuery({ type })} />
        <Select label="State" labelPlacement="hidden" options={STATE_OPTIONS} value={query.state} onChange={(state) => setQuery({ state })} />
      </div>
      <Button icon={<Plus aria-hidden />} onPress={() => setAdding(true)} isDisabled={refusal !== null} {...(refusal !== null && { tooltip: refusal })}>
        Add item
      </Button>
      <Button
        label="Key history"
        icon={<History aria-hidden />}
        isDisabled={selected === null}
        tooltip={selected === null ? 'Select a key to see what wrote it' : 'What wrote this key, when, and where'}
        onPress={() => selected !== null && showHistory(selected)}
      >
        History
      </Button>
      <IconButton label="Export table" icon={<Download aria-hidden />} onPress={() => downloadBlob(exportTable(), 'table.jsonl')} />
    </Toolbar>
  );
}

function Empty(): ReactNode {
  return (
    <NothingYet icon={<Database aria-hidden />} title="The cache is empty." runLabel="Run to fill the cache">
      Every key that your detections write to panther-kv-store appears here, with its value and expiry.
    </NothingYet>
  );
}

function counted(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'key' : 'keys'}`;
}

/** The table that detections share: every key with its value, size and expiry, to search, sort and edit. */
export function CachePanel(): ReactNode {
  const moment = useMoment();
  const table = tableOf(moment);
  const { query, edited, adding, setQuery, setAdding, select, edit } = useCacheView();
  const shown = useCacheRows(query);
  const item = edited === null ? undefined : table.get(edited);
  return (
    <section className={styles.panel} aria-label="Cache panel">
      <CacheToolbar />
      <CacheGrid shown={shown} />
      {shown.keys === 0 && (moment.isPast ? <EmptyState title="The cache was empty at this moment." /> : <Empty />)}
      {shown.keys > 0 && shown.rows.length === 0 && (
        <EmptyState
          title="No key matches."
          action={<Button onPress={() => setQuery({ search: '', type: 'all', state: 'all' })}>Show all keys</Button>}
        />
      )}
      <p className={styles.totals}>
        {shown.rows.length < shown.keys && `${shown.rows.length.toLocaleString('en-US')} of `}
        {counted(shown.keys)} · {formatBytes(shown.bytes)}
      </p>
      {edited !== null && item !== undefined && <ItemDialog key={edited} itemKey={edited} item={item} now={shown.now} onClose={() => edit(null)} />}
      {adding && (
        <AddItemDialog
          table={table}
          now={shown.now}
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
