import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { EventRow } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { countedEvents, findDisorder } from './event-list';
import styles from './events.module.css';

/** Says that events run in another order than that of their times, and sorts them. */
export function DisorderNote({ rows }: { rows: readonly EventRow[] }): ReactNode {
  const sortEvents = useApp((state) => state.sortEvents);
  const { older, paths } = useMemo(() => findDisorder(rows), [rows]);
  if (older === 0) return null;
  return (
    <div className={styles.advice}>
      <span>
        {countedEvents(older)} {older === 1 ? 'is older than an event before it' : 'are older than an event before them'}; the clock does not go back
        {paths.length === 0 && '. Files run in the order of their names'}
      </span>
      {paths.length > 0 && (
        <Button size="small" tooltip="Sorts the lines of each events file by p_event_time. Undo takes it back." onPress={() => sortEvents(paths)}>
          Sort by time
        </Button>
      )}
    </div>
  );
}
