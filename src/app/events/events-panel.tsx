import { ArrowDown, ArrowUp, Copy, FlaskConical, ListTree, Pencil, Play, Trash2 } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { countEnabled } from '../../workspace/event-facts';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { EventEditor } from './event-editor';
import { countedEvents, eventId, NO_QUERY } from './event-list';
import type { ListedEvent } from './event-list';
import { EventNotes } from './event-notes';
import { useEventsFiles } from './events-files';
import { EventsGrid } from './events-grid';
import { EventsToolbar } from './events-toolbar';
import { useEventView } from './use-event-view';
import { useEventsView } from './events-view';
import { GenerateDialog } from './generate-dialog';
import { MakeTestOfRowDialog } from './make-test-dialog';
import { PasteDialog } from './paste-dialog';
import { SamplesDialog } from './samples-dialog';
import styles from './events.module.css';

function SelectionBar({ event, onMove }: { event: ListedEvent | undefined; onMove: (event: ListedEvent, by: -1 | 1) => void }): ReactNode {
  const startRun = useApp((state) => state.startRun);
  const duplicateEvent = useApp((state) => state.duplicateEvent);
  const deleteEvents = useApp((state) => state.deleteEvents);
  const { edit, test } = useEventsView();
  if (event === undefined) return null;
  const { row, number } = event;
  return (
    <Toolbar label={`Event ${number}`}>
      <span className={styles.chosen}>Event {number.toLocaleString('en-US')}</span>
      <Button icon={<Pencil aria-hidden />} shortcut="Enter" onPress={() => edit(row)}>
        Edit
      </Button>
      <Button icon={<Play aria-hidden />} tooltip="Runs this event alone through all detections" onPress={() => void startRun({ event: { path: row.path, line: row.line } })}>
        Run this event
      </Button>
      <Button icon={<FlaskConical aria-hidden />} tooltip="Adds this event to the unit tests of a detection" onPress={() => test(row)}>
        Make this a test
      </Button>
      <ToolbarSpace />
      <IconButton label="Move up" shortcut="Alt+ArrowUp" icon={<ArrowUp aria-hidden />} onPress={() => onMove(event, -1)} />
      <IconButton label="Move down" shortcut="Alt+ArrowDown" icon={<ArrowDown aria-hidden />} onPress={() => onMove(event, 1)} />
      <IconButton label="Duplicate event" icon={<Copy aria-hidden />} onPress={() => duplicateEvent(row)} />
      <IconButton label="Delete event" shortcut="Delete" icon={<Trash2 aria-hidden />} onPress={() => deleteEvents([row])} />
    </Toolbar>
  );
}

/** The events that a run sends through the detections: to search, edit, switch on and off, and put in order. */
export function EventsPanel(): ReactNode {
  const rows = useApp((state) => state.events);
  const moveEvent = useApp((state) => state.moveEvent);
  const { query, selected, edited, pasting, making, testing, setQuery, select, edit, setPasting, make, test } = useEventsView();
  const wanted = useDeferredValue(query);
  const files = useEventsFiles();
  // The file may be gone, and its filter with it.
  const file = files.includes(wanted.file) ? wanted.file : '';
  const asked = useMemo(() => ({ ...wanted, file }), [wanted, file]);
  const { view: events, isSearching } = useEventView(rows, asked);
  const enabled = useMemo(() => countEnabled(rows), [rows]);
  const chosen = useMemo(() => (selected === null ? undefined : events.at(events.indexOf(selected))), [events, selected]);

  function move(event: ListedEvent, by: -1 | 1): void {
    // The two events change places, within their file.
    const neighbour = rows[event.number - 1 + by];
    if (neighbour?.path !== event.row.path) return;
    moveEvent(event.row, by);
    select(eventId(neighbour));
  }

  return (
    <section className={styles.panel} aria-label="Events panel">
      <EventsToolbar shown={events} selected={chosen} />
      <EventNotes rows={rows} />
      <EventsGrid events={events} onMove={move} />
      {rows.length === 0 && (
        <EmptyState
          icon={<ListTree aria-hidden />}
          title="There are no events yet."
          action={
            <>
              <Button variant="primary" label="Paste your first events" onPress={() => setPasting(true)}>
                Paste
              </Button>
              <Button onPress={() => edit('new')}>Add event</Button>
              <Button onPress={() => make('samples')}>Add sample events</Button>
              <Button onPress={() => make('generated')}>Generate events</Button>
            </>
          }
        >
          A run sends the events listed here through your detections, in this order.
        </EmptyState>
      )}
      {rows.length > 0 && events.length === 0 && !isSearching && (
        <EmptyState title="No event matches." action={<Button onPress={() => setQuery(NO_QUERY)}>Show all events</Button>} />
      )}
      <SelectionBar event={chosen} onMove={move} />
      <p className={styles.totals}>
        {events.length < rows.length && `${events.length.toLocaleString('en-US')} of `}
        {countedEvents(rows.length)}, {enabled.toLocaleString('en-US')} enabled
        {isSearching && ' · searching…'}
      </p>
      {edited !== null && <EventEditor key={edited === 'new' ? 'new' : eventId(edited)} row={edited} onClose={() => edit(null)} />}
      {making === 'generated' && <GenerateDialog onClose={() => make(null)} />}
      {making === 'samples' && <SamplesDialog onClose={() => make(null)} />}
      {testing !== null && <MakeTestOfRowDialog row={testing} onClose={() => test(null)} />}
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
    </section>
  );
}
