import { ClipboardPaste, Ellipsis, FileBraces, FileUp, Library, ListChecks, ListX, Plus, WandSparkles } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { MenuButton } from '../ui/menu';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar } from '../ui/toolbar';
import { ColumnsMenu } from './columns-menu';
import type { EventView } from './event-filter';
import { logTypesOf } from './event-list';
import type { ListedEvent } from './event-list';
import { useEventsFiles } from './events-files';
import { useEventsView } from './events-view';
import styles from './events.module.css';

/** No log type is called like this: they have no spaces. */
const NONE = 'no p_log_type';

/** Search, filter, and the ways in which events come in. */
export function EventsToolbar({ shown, selected }: { shown: EventView; selected: ListedEvent | undefined }): ReactNode {
  const rows = useApp((state) => state.events);
  const openFile = useApp((state) => state.openFile);
  const showLine = useApp((state) => state.showLine);
  const importFiles = useApp((state) => state.importFiles);
  const setEventsEnabled = useApp((state) => state.setEventsEnabled);
  const { query, setQuery, edit, setPasting, make } = useEventsView();
  const files = useEventsFiles();
  const input = useRef<HTMLInputElement>(null);
  const types = useMemo(() => logTypesOf(rows), [rows]);
  const options = [{ value: '', label: 'All log types' }, ...types.map((type) => ({ value: type ?? NONE }))];

  function openAsLines(): void {
    const first = files[0];
    if (selected !== undefined) showLine(selected.row.path, selected.row.line);
    else if (first !== undefined) openFile(first);
  }

  return (
    <Toolbar label="Events">
      <SearchField label="Search events" value={query.search} onChange={(search) => setQuery({ search })} />
      <div className={styles.choices}>
        <Select
          label="Log type"
          labelPlacement="hidden"
          options={options}
          value={query.logType ?? NONE}
          onChange={(logType) => setQuery({ logType: logType === NONE ? null : logType })}
        />
        {files.length > 1 && (
          <Select
            label="Events file"
            labelPlacement="hidden"
            options={[{ value: '', label: 'All files' }, ...files.map((value) => ({ value, label: value.replace(/^events\//, '') }))]}
            value={files.includes(query.file) ? query.file : ''}
            onChange={(file) => setQuery({ file })}
          />
        )}
      </div>
      <Button icon={<ClipboardPaste aria-hidden />} onPress={() => setPasting(true)}>
        Paste events
      </Button>
      <IconButton label="Open as JSON lines" icon={<FileBraces aria-hidden />} isDisabled={files.length === 0} onPress={openAsLines} />
      <ColumnsMenu />
      <MenuButton
        label="More about events"
        trigger={<IconButton label="More about events" icon={<Ellipsis aria-hidden />} />}
        actions={[
          { label: 'Add event', icon: <Plus aria-hidden />, onAction: () => edit('new') },
          { label: 'Import events', icon: <FileUp aria-hidden />, onAction: () => input.current?.click() },
          { label: 'Generate events', icon: <WandSparkles aria-hidden />, onAction: () => make('generated') },
          { label: 'Add sample events', icon: <Library aria-hidden />, onAction: () => make('samples') },
          { label: 'Enable all shown', icon: <ListChecks aria-hidden />, onAction: () => setEventsEnabled(shown.rows(), true) },
          { label: 'Disable all shown', icon: <ListX aria-hidden />, onAction: () => setEventsEnabled(shown.rows(), false) },
        ]}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,.jsonl,.ndjson,.gz"
        aria-label="Event files"
        className={styles.file}
        onChange={(event) => {
          void importFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </Toolbar>
  );
}
