import { Download, X } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { downloadBlob } from '../ui/download';
import { KeyText } from '../ui/key-text';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { showText } from '../ui/show-text';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { SHOWN } from './trace-filter';
import { useTraceView } from './trace-view';
import styles from './trace.module.css';

/** A filter by exactly one key, or by the beginning of keys, which takes the place of the search for a part of one. */
function KeyChip({ words, text, onRemove }: { words: string; text: string; onRemove: () => void }): ReactNode {
  const shown = `${words} ${showText(text)}`;
  return (
    <span className={styles.chip} role="group" aria-label={shown} title={shown}>
      <span className={styles.chipWords}>{words}</span>
      <span className={styles.chipKey}>
        <KeyText text={text} />
      </span>
      <IconButton size="small" label={`Remove the filter: ${shown}`} tooltip="Show all keys" icon={<X aria-hidden />} onPress={onRemove} />
    </span>
  );
}

/** Apart from the number of entries: controls are dear to draw, and a run reports several times a second. */
const Filters = memo(function Filters(): ReactNode {
  const start = useApp((state) => state.trace.start());
  const { filter, setFilter } = useTraceView();
  const ids = start.detections.map(({ id }) => id);
  return (
    <>
      {filter.keyMatch === 'part' ? (
        <SearchField label="Filter by key" value={filter.key} onChange={(key) => setFilter({ key })} />
      ) : (
        <KeyChip words={filter.keyMatch === 'whole' ? 'Key' : 'Keys that begin with'} text={filter.key} onRemove={() => setFilter({ key: '', keyMatch: 'part' })} />
      )}
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
    </>
  );
});

const ExportButton = memo(function ExportButton(): ReactNode {
  const exportTrace = useApp((state) => state.exportTrace);
  return <IconButton label="Export trace" icon={<Download aria-hidden />} onPress={() => downloadBlob(exportTrace(), 'trace.jsonl')} />;
});

/** What the list of entries is limited to, and its export. */
export function TraceToolbar({ summary }: { summary: string }): ReactNode {
  return (
    <Toolbar label="Trace">
      <Filters />
      <ToolbarSpace />
      <span>{summary}</span>
      <ExportButton />
    </Toolbar>
  );
}
