import { useCallback, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { EventRow } from '../../workspace/workspace-types';
import { runNumbers, runOrder } from '../state/run-order';
import type { RunOrder } from '../state/run-order';
import { useApp } from '../state/use-app';
import { cx } from '../ui/cx';
import { useNarrow } from '../ui/use-narrow';
import { VirtualGrid } from '../ui/virtual-grid';
import type { GridColumn } from '../ui/virtual-grid';
import { pausedEvent } from '../trace/paused-event';
import { useColumns } from './chosen-columns';
import type { EventView } from './event-filter';
import { eventId } from './event-list';
import type { ListedEvent } from './event-list';
import { EventRowCells } from './event-row-cells';
import { useEventsView } from './events-view';
import { RunMarks } from './run-marks';
import styles from './events.module.css';

const NO_FIELDS: readonly string[] = [];

/** In a panel narrower than this, a row has two lines. */
const STACKED_BELOW = 560;

const SHORT = ['Number', 'Enabled'];
const FIRST = ['Number', 'Enabled', 'Time', 'Log type', 'Summary'];

/** A chosen field may have any name: the place tells it from the columns that are always there. */
function headerClass(name: string, index: number, fields: number): string | undefined {
  if (index === FIRST.length + fields) return styles.marksHeader;
  return index < FIRST.length && SHORT.includes(name) ? styles.shortHeader : undefined;
}

/** The columns, those of chosen fields behind the summary. */
function columnsOf(fields: readonly string[]): GridColumn[] {
  return [...FIRST, ...fields, 'Last run'].map((name, index) => ({ name, className: headerClass(name, index, fields.length) }));
}

/** The row of event `number` of the run, where it still is the event that the run had there. */
function currentRow(rows: readonly EventRow[], { places }: RunOrder, marks: RunMarks, number: number): EventRow | null {
  const row = rows[places[number - 1] ?? -1];
  return row !== undefined && marks.of(row, number) !== null ? row : null;
}

export interface EventsGridProps {
  events: EventView;
  onMove: (event: ListedEvent, by: -1 | 1) => void;
}

/** The grid named Events: a row an event, in the order they are run. */
export function EventsGrid({ events, onMove }: EventsGridProps): ReactNode {
  const all = useApp((state) => state.events);
  const trace = useApp((state) => state.trace);
  const setEventsEnabled = useApp((state) => state.setEventsEnabled);
  const deleteEvents = useApp((state) => state.deleteEvents);
  const { selected, select, edit } = useEventsView();
  const frame = useRef<HTMLDivElement>(null);
  const stacked = useNarrow(frame, STACKED_BELOW);
  const [marks] = useState(() => new RunMarks());
  // What is marked is what the last run did, in its order, whatever the settings are by now.
  const { settings } = trace.start();
  const order = useMemo(() => runOrder(all, settings), [all, settings]);
  const numbers = useMemo(() => runNumbers(all, order), [all, order]);
  marks.update(trace);
  const paused = useApp((state) => pausedEvent(state.run));
  const current = paused === null ? null : currentRow(all, order, marks, paused);
  const currentId = current === null ? null : eventId(current);
  const reveal = useMemo(() => (currentId === null ? null : { first: currentId, last: currentId }), [currentId]);

  const chosen = useColumns();
  // A row of two lines has no place for them.
  const fields = stacked ? NO_FIELDS : chosen;
  const columns = useMemo(() => columnsOf(fields), [fields]);

  const rowId = useCallback(
    (index: number) => {
      const event = events.at(index);
      return event === undefined ? '' : eventId(event.row);
    },
    [events],
  );
  const indexOf = useCallback((id: string) => events.indexOf(id), [events]);

  function onRowKey(event: KeyboardEvent, id: string): boolean {
    const index = indexOf(id);
    const listed = events.at(index);
    if (listed === undefined) return false;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) onMove(listed, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === ' ') setEventsEnabled([listed.row], !listed.row.enabled);
    else if (event.key === 'Delete') deleteEvents([listed.row]);
    else return false;
    return true;
  }

  return (
    <div ref={frame} className={cx(styles.frame, events.length === 0 && styles.headersOnly)}>
      <VirtualGrid
        label="Events"
        className={cx(styles.grid, fields.length > 0 && styles.withFields)}
        style={fields.length === 0 ? undefined : { '--fields': fields.length }}
        columns={columns}
        count={events.length}
        rowId={rowId}
        indexOf={indexOf}
        rowClass={(index) => {
          const row = events.at(index)?.row;
          return cx(row?.enabled === false && styles.disabled, row !== undefined && row === current && styles.current);
        }}
        isCurrent={(index) => current !== null && events.at(index)?.row === current}
        reveal={reveal}
        renderRow={(index) => {
          const event = events.at(index);
          if (event === undefined) return null;
          return (
            <EventRowCells
              event={event}
              fields={fields}
              isCurrent={event.row === current}
              marks={event.row.enabled ? marks.of(event.row, numbers[event.number - 1] ?? 0) : null}
              onEnable={(enabled) => setEventsEnabled([event.row], enabled)}
            />
          );
        }}
        selected={selected}
        onSelect={select}
        onOpen={(id) => {
          const event = events.at(indexOf(id));
          if (event !== undefined) edit(event.row);
        }}
        onRowKey={onRowKey}
        stacked={stacked}
      />
    </div>
  );
}
