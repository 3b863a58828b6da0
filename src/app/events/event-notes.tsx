import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { EventRow } from '../../workspace/workspace-types';
import { PlaceLink } from '../trace/parts/place-link';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { DisorderNote } from './disorder-note';
import { EventLink } from './event-link';
import { brokenLines, countedEvents, findFaults } from './event-list';
import type { EventFaults } from './event-list';
import { LateNote } from './late-note';
import { LogTypeNote } from './log-type-note';
import { NoteWithList } from './note-with-list';
import { timeFaultText } from './time-fault';
import styles from './events.module.css';

function tell(changed: number): void {
  toast(changed === 0 ? 'p_event_time could not be derived from any of these events.' : `Derived p_event_time of ${countedEvents(changed)}.`);
}

/** Says which events have a time that Panther reads as 0, and derives it. */
function TimeNote({ faults: { withoutTime, firstWithoutTime } }: { faults: EventFaults }): ReactNode {
  const deriveEventTimes = useApp((state) => state.deriveEventTimes);
  return (
    <NoteWithList
      what="events without a time"
      text={`${countedEvents(withoutTime)} ${withoutTime === 1 ? 'has' : 'have'} a time that Panther reads as 0`}
      actions={
        <Button size="small" onPress={() => tell(deriveEventTimes())}>
          Derive p_event_time
        </Button>
      }
    >
      {firstWithoutTime.map((event) => (
        <li key={event.number} className={styles.named}>
          <EventLink event={event} />
          <span>{timeFaultText(event.row)}</span>
        </li>
      ))}
      {withoutTime > firstWithoutTime.length && <li>… and {(withoutTime - firstWithoutTime.length).toLocaleString('en-US')} more.</li>}
    </NoteWithList>
  );
}

/** What is wrong with the events, each with the next step. */
export function EventNotes({ rows }: { rows: readonly EventRow[] }): ReactNode {
  const problems = useApp((state) => state.problems);
  const { eventsArrive, processingTime } = useApp((state) => state.settings);
  const broken = useMemo(() => brokenLines(problems), [problems]);
  const faults = useMemo(() => findFaults(rows), [rows]);
  return (
    <>
      {faults.withoutLogType > 0 && <LogTypeNote rows={rows} count={faults.withoutLogType} />}
      {faults.withoutTime > 0 && <TimeNote faults={faults} />}
      {faults.isBeyondClock && processingTime === 'event time' && (
        <div className={styles.note}>
          Events are before 1970 or after 2262-04-11, where Python’s clock cannot stand: event_time_epoch() reads their time, and time.time() and datetime.now() raise an OverflowError
        </div>
      )}
      {rows.length > 0 && eventsArrive !== 'in order' && <LateNote />}
      {eventsArrive === 'in order' && processingTime === 'event time' && <DisorderNote rows={rows} />}
      {broken.length > 0 && (
        <NoteWithList
          what="lines that are not events"
          text={`${broken.length.toLocaleString('en-US')} ${broken.length === 1 ? 'line is not an event' : 'lines are not events'}`}
        >
          {broken.map((problem) => (
            <li key={`${problem.path}:${problem.line}`}>
              {problem.line !== null && <PlaceLink path={problem.path} line={problem.line} />} {problem.message}
            </li>
          ))}
        </NoteWithList>
      )}
    </>
  );
}
