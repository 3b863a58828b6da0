import { Columns3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { readEventRow } from '../../workspace/event-row';
import { commonFields, isFieldPath } from '../../workspace/field-path';
import type { FoundField } from '../../workspace/field-path';
import type { EventRow } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { PopoverButton } from '../ui/popover';
import { SearchField } from '../ui/search-field';
import { UserText } from '../ui/user-text';
import { MOST_COLUMNS, useChooseColumns, useColumns } from './chosen-columns';
import styles from './columns-menu.module.css';

/** Events that are looked at to find the fields. */
const SAMPLE = 200;
/** Fields that are listed; the search finds the others. */
const LISTED = 100;

/** Some of the rows, spread over all of them. */
function sampleOf(rows: readonly EventRow[]): EventRow[] {
  const step = Math.max(1, rows.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, rows.length) }, (_, index) => rows[Math.floor(index * step)]).filter((row) => row !== undefined);
}

/** Adds columns for fields of the events, and takes them away. */
export function ColumnsMenu(): ReactNode {
  return (
    <PopoverButton label="Columns" trigger={<IconButton label="Columns" icon={<Columns3 aria-hidden />} />}>
      {() => <ColumnChoice />}
    </PopoverButton>
  );
}

function ColumnChoice(): ReactNode {
  const rows = useApp((state) => state.events);
  const [search, setSearch] = useState('');
  const chosen = useColumns();
  const choose = useChooseColumns();
  const found = useMemo(() => commonFields(sampleOf(rows).map(readEventRow)), [rows]);
  // Those that were chosen when the list was opened stand at its top and stay there.
  const [first] = useState(chosen);
  const fields = useMemo((): FoundField[] => [...first.map((path) => found.find((field) => field.path === path) ?? { path, events: 0 }), ...found.filter(({ path }) => !first.includes(path))], [first, found]);
  const wanted = search.trim().toLowerCase();
  const matching = fields.filter(({ path }) => path.toLowerCase().includes(wanted));
  const typed = search.trim();
  const isNew = typed !== '' && isFieldPath(typed) && !fields.some(({ path }) => path === typed) && !chosen.includes(typed);
  const isFull = chosen.length >= MOST_COLUMNS;
  const sampled = Math.min(SAMPLE, rows.length);

  return (
    <div className={styles.choice}>
      <SearchField label="Search fields" value={search} onChange={setSearch} />
      {isNew && !isFull && (
        <Button size="small" onPress={() => choose([...chosen, typed])}>
          Add column {typed}
        </Button>
      )}
      <ul className={styles.fields} aria-label="Fields">
        {matching.slice(0, LISTED).map(({ path, events }) => (
          <li key={path}>
            <Checkbox
              isSelected={chosen.includes(path)}
              isDisabled={isFull && !chosen.includes(path)}
              onChange={(isSelected) => choose(isSelected ? [...chosen, path] : chosen.filter((other) => other !== path))}
            >
              <span className={styles.path}>
                <UserText text={path} code />
              </span>
            </Checkbox>
            <span className={styles.share} title={`In ${events} of ${sampled} events that were looked at`}>
              {sampled === 0 ? '' : `${Math.round((100 * events) / sampled)}%`}
            </span>
          </li>
        ))}
      </ul>
      {matching.length > LISTED && <p className={styles.more}>{(matching.length - LISTED).toLocaleString('en-US')} more: search for them.</p>}
      {matching.length === 0 && !isNew && <p className={styles.more}>{rows.length === 0 ? 'Fields appear here once there are events.' : 'No field matches.'}</p>}
      {isFull && <p className={styles.more}>{MOST_COLUMNS} columns are the most there can be.</p>}
      {chosen.length > 0 && (
        <Button size="small" onPress={() => choose([])}>
          Only the default columns
        </Button>
      )}
    </div>
  );
}
