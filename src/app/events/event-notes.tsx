import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { EventRow } from '../../workspace/workspace-types';
import { PlaceLink } from '../trace/parts/place-link';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { DisorderNote } from './disorder-note';
import { brokenLines, countedEvents, findFaults } from './event-list';
import { LogTypeNote } from './log-type-note';
import styles from './events.module.css';

function tell(changed: number): void {
  toast(changed === 0 ? 'p_event_time could not be derived from any of these events.' : `Derived p_event_time of ${countedEvents(changed)}.`);
}

/** What is wrong with the events, each with the next step. */
export function EventNotes({ rows }: { rows: readonly EventRow[] }): ReactNode {
  const deriveEventTimes = useApp((state) => state.deriveEventTimes);
  const problems = useApp((state) => state.problems);
  const broken = useMemo(() => brokenLines(problems), [problems]);
  const faults = useMemo(() => findFaults(rows), [rows]);
  const [open, setOpen] = useState(false);
  return (
    <>
      {faults.withoutLogType > 0 && <LogTypeNote rows={rows} count={faults.withoutLogType} />}
      {faults.withoutTime > 0 && (
        <div className={styles.note}>
          <span>
            {countedEvents(faults.withoutTime)} {faults.withoutTime === 1 ? 'has' : 'have'} a time that Panther reads as 0
          </span>
          <Button size="small" onPress={() => tell(deriveEventTimes())}>
            Derive p_event_time
          </Button>
        </div>
      )}
      <DisorderNote rows={rows} />
      {broken.length > 0 && (
        <div className={styles.broken}>
          <div className={styles.brokenHead}>
            <span>
              {broken.length.toLocaleString('en-US')} {broken.length === 1 ? 'line is not an event' : 'lines are not events'}
            </span>
            <Button size="small" onPress={() => setOpen(!open)}>
              {open ? 'Hide' : 'Show'}
            </Button>
          </div>
          {open && (
            <ul className={styles.problemList}>
              {broken.map((problem) => (
                <li key={`${problem.path}:${problem.line}`}>
                  {problem.line !== null && <PlaceLink path={problem.path} line={problem.line} />} {problem.message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}
