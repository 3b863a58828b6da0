import { Download } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { downloadBlob } from '../ui/download';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { SHOWN } from './trace-filter';
import { useTraceView } from './trace-view';
import styles from './trace.module.css';

/** What the list of entries is limited to, and its export. */
export function TraceToolbar({ summary }: { summary: string }): ReactNode {
  const trace = useApp((state) => state.trace);
  const exportTrace = useApp((state) => state.exportTrace);
  const { filter, setFilter } = useTraceView();
  const ids = useMemo(() => trace.start().detections.map(({ id }) => id), [trace]);
  return (
    <Toolbar label="Trace">
      <SearchField label="Filter by key" value={filter.key} onChange={(key) => setFilter({ key })} />
      <div className={styles.choices}>
        <Select
          label="Detection"
          labelPlacement="hidden"
          options={[{ value: '', label: 'All detections' }, ...ids.map((value) => ({ value }))]}
          value={filter.detection ?? ''}
          onChange={(id) => setFilter({ detection: id === '' ? null : id })}
        />
        <Select label="Show" labelPlacement="hidden" options={SHOWN} value={filter.shown} onChange={(shown) => setFilter({ shown })} />
      </div>
      <Checkbox isSelected={filter.errorsOnly} onChange={(errorsOnly) => setFilter({ errorsOnly })}>
        Errors only
      </Checkbox>
      <ToolbarSpace />
      <span>{summary}</span>
      <IconButton label="Export trace" icon={<Download aria-hidden />} onPress={() => downloadBlob(exportTrace(), 'trace.jsonl')} />
    </Toolbar>
  );
}
