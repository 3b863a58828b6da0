import { Download, History, List, ListChecks, ListTree, Plus, TableProperties } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useKeyHistory } from '../key-history/key-history-view';
import { useApp, useTableRefusal } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar } from '../ui/toolbar';
import { ITEM_STATES } from './cache-rows';
import type { ItemState } from './cache-rows';
import { useCacheView } from './cache-view';
import { ITEM_TYPES } from './item-type';
import styles from './cache.module.css';

const TYPE_OPTIONS = [{ value: 'all', label: 'All types' } as const, ...ITEM_TYPES.map((value) => ({ value }))];
const STATE_OPTIONS = [{ value: 'all', label: 'All states' } as const, ...ITEM_STATES.map((value) => ({ value }))];
/** In the present there is nothing of what is deleted. */
const PRESENT_STATES = STATE_OPTIONS.filter(({ value }) => value !== 'deleted');

function Filters({ isPast, state }: { isPast: boolean; state: ItemState | 'all' }): ReactNode {
  const { query, setQuery } = useCacheView();
  return (
    <>
      <SearchField label="Search keys and values" placeholder="Search" value={query.search} onChange={(search) => setQuery({ search })} />
      <div className={styles.choices}>
        <Select label="Type" labelPlacement="hidden" options={TYPE_OPTIONS} value={query.type} onChange={(type) => setQuery({ type })} />
        <Select label="State" labelPlacement="hidden" options={isPast ? STATE_OPTIONS : PRESENT_STATES} value={state} onChange={(chosen) => setQuery({ state: chosen })} />
      </div>
    </>
  );
}

export interface CacheToolbarProps {
  isPast: boolean;
  /** The state that rows are limited to; in the present none is `deleted`. */
  state: ItemState | 'all';
  /** Groups to open when the tree is shown: those of the selected key. */
  groupsOfSelected: () => Iterable<string>;
}

/** What the cache's rows are limited to, how they stand, and what can be done with them. Not drawn again each time that rows are others. */
export const CacheToolbar = memo(function CacheToolbar({ isPast, state, groupsOfSelected }: CacheToolbarProps): ReactNode {
  const exportTable = useApp((app) => app.exportTable);
  const refusal = useTableRefusal();
  const { selected, shape, picking, setAdding, setShape, setPicking, setMapping } = useCacheView();
  const showHistory = useKeyHistory((view) => view.show);
  return (
    <Toolbar label="Cache">
      <Filters isPast={isPast} state={state} />
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
      <div className={styles.buttons} role="group" aria-label="View">
        <IconButton label="List" icon={<List aria-hidden />} isPressed={shape === 'list'} tooltip="One row a key" onPress={() => setShape('list')} />
        <IconButton
          label="Tree"
          icon={<ListTree aria-hidden />}
          isPressed={shape === 'tree'}
          tooltip="Keys in groups of those that begin alike"
          onPress={() => shape !== 'tree' && setShape('tree', groupsOfSelected())}
        />
      </div>
      <div className={styles.buttons}>
        <IconButton label="Select" icon={<ListChecks aria-hidden />} isPressed={picking} tooltip="Select several keys: every press selects one more" onPress={() => setPicking(!picking)} />
        <IconButton label="Key map" icon={<TableProperties aria-hidden />} tooltip="Which detections use which keys" onPress={() => setMapping(true)} />
        <IconButton label="Export table" icon={<Download aria-hidden />} onPress={() => downloadBlob(exportTable(), 'table.jsonl')} />
      </div>
    </Toolbar>
  );
});
