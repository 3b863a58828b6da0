import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { inSlices } from '../../clock/slices';
import { useCacheView } from '../cache/cache-view';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { NO_FILTER } from '../trace/trace-filter';
import type { TraceFilter } from '../trace/trace-filter';
import { useTraceView } from '../trace/trace-view';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { downloadBlob } from '../ui/download';
import { EmptyState } from '../ui/empty-state';
import { SearchField } from '../ui/search-field';
import { keyMapCsv } from './key-map-csv';
import { KeyMapTable } from './key-map-table';
import type { MapRow } from './map-rows';
import { useKeyMap } from './use-key-map';
import type { MapQuery } from './use-key-map';
import styles from './key-map.module.css';

function Empty({ hasKeys, onShowAll }: { hasKeys: boolean; onShowAll: () => void }): ReactNode {
  if (!hasKeys) return <EmptyState title="No detection has used a key.">Once a run has filled the trace, this is a table of its keys by detection.</EmptyState>;
  return <EmptyState title="No key matches." action={<Button onPress={onShowAll}>Show all keys</Button>} />;
}

/** Shows the requests of a detection for the key, or the group of keys, of a row. */
function useShowInTrace(): (row: MapRow, detection: string) => void {
  const setMapping = useCacheView((view) => view.setMapping);
  const setBottomTab = useApp((state) => state.setBottomTab);
  return ({ text, isGroup }, detection) => {
    const filter: TraceFilter = { ...NO_FILTER, detection, key: text, keyMatch: isGroup ? 'beginning' : 'whole', shown: 'Requests' };
    useTraceView.setState({ filter, selected: null, run: null });
    setBottomTab('Trace');
    setMapping(false);
  };
}

/** Which detections use which keys, and how. */
export function KeyMapDialog(): ReactNode {
  const setMapping = useCacheView((view) => view.setMapping);
  const delimiter = useCacheView((view) => view.delimiter);
  const [shared, setShared] = useState(false);
  const [search, setSearch] = useState('');
  const query = useMemo((): MapQuery => ({ least: shared ? 2 : 1, search, delimiter }), [shared, search, delimiter]);
  const map = useKeyMap(query);
  const showInTrace = useShowInTrace();
  const close = (): void => setMapping(false);
  const save = async (): Promise<void> => {
    if (map !== null) downloadBlob(await inSlices(keyMapCsv(map.uses, map.keys)), 'key-map.csv');
  };
  return (
    <Dialog
      title="Key map"
      isOpen
      onClose={close}
      size="large"
      actions={
        <>
          <Button icon={<Download aria-hidden />} onPress={() => void save()} isDisabled={map === null || map.keys.length === 0}>
            Export CSV
          </Button>
          <Button variant="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.filters}>
        <SearchField label="Search keys" value={search} onChange={setSearch} />
        <Checkbox isSelected={shared} onChange={setShared}>
          Shared by two or more
        </Checkbox>
      </div>
      {map === null && <EmptyState title="Counting who uses which keys" />}
      {map !== null && map.keys.length === 0 && (
        <Empty
          hasKeys={map.uses.detections.length > 0}
          onShowAll={() => {
            setShared(false);
            setSearch('');
          }}
        />
      )}
      {map !== null && map.keys.length > 0 && (
        <>
          <p className={styles.note}>
            {counted(map.keys.length, 'key')}, {counted(map.uses.detections.length, 'detection')}, most shared first. R: reads; W: writes, which are requests that changed
            the item. A press on a cell shows its requests in the trace.
          </p>
          <KeyMapTable uses={map.uses} rows={map.rows} onShow={showInTrace} />
        </>
      )}
    </Dialog>
  );
}
