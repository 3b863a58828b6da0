import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { eventGroups } from '../../workspace/event-groups';
import type { EventRow } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { EventLink } from './event-link';
import { countedEvents, findDisorder } from './event-list';
import { NoteWithList } from './note-with-list';
import { olderText } from './time-fault';
import styles from './events.module.css';

/** Says that events run in another order than that of their times, which ones, and sorts them. */
export function DisorderNote({ rows }: { rows: readonly EventRow[] }): ReactNode {
  const sortEvents = useApp((state) => state.sortEvents);
  const { older, paths, first } = useMemo(() => findDisorder(rows), [rows]);
  if (older === 0) return null;
  return (
    <NoteWithList
      isAdvice
      what="events that are older"
      text={
        <>
          {countedEvents(older)} {older === 1 ? 'is older than an event before it' : 'are older than an event before them'}; the clock does not go back
          {paths.length === 0 && '. Files run in the order of their names.'}
        </>
      }
      actions={
        <Button
          size="small"
          tooltip={
            paths.length > 0
              ? 'Sorts the lines of each events file by p_event_time, those of a file in parts as one. Undo takes it back.'
              : 'Sorts the events of all files as one by p_event_time: they move from file to file. Undo takes it back.'
          }
          onPress={() => (paths.length > 0 ? sortEvents(paths) : sortEvents(eventGroups(rows).map(({ path }) => path), true))}
        >
          Sort by time
        </Button>
      }
    >
      {first.map((event) => (
        <li key={event.number} className={styles.named}>
          <EventLink event={event} />
          <span>{olderText(event)}</span>
        </li>
      ))}
      {older > first.length && <li>… and {(older - first.length).toLocaleString('en-US')} more.</li>}
    </NoteWithList>
  );
}
