import { Bell, Pause, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { counted } from '../state/count-words';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import { fieldText } from '../../workspace/field-path';
import { readEventRow } from '../../workspace/event-row';
import { summarizeEvent } from '../../workspace/event-summary';
import type { ListedEvent } from './event-list';
import type { EventMarks } from './run-marks';
import styles from './events.module.css';

export interface EventRowCellsProps {
  event: ListedEvent;
  marks: EventMarks | null;
  /** The run is paused behind this event. */
  isCurrent: boolean;
  onEnable: (enabled: boolean) => void;
  /** Paths of fields that have a column of their own. */
  fields: readonly string[];
}

function FieldCell({ text }: { text: string | null }): ReactNode {
  return <Cell className={styles.field}>{text === null ? <span aria-label="not there">–</span> : <UserText text={text} />}</Cell>;
}

/** The cells of one event: number, whether it is enabled, time, log type, summary, and what the last run made of it. */
export function EventRowCells({ event, marks, isCurrent, onEnable, fields }: EventRowCellsProps): ReactNode {
  const { number, row } = event;
  return (
    <>
      <Cell className={styles.number} title={isCurrent ? 'The run is paused behind this event' : undefined}>
        {isCurrent && <Pause className={styles.pausedIcon} role="img" aria-label="Paused behind event" />}
        {number.toLocaleString('en-US')}
      </Cell>
      <Cell className={styles.enabled}>
        <label className={styles.check}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Event ${number} is enabled`}
            checked={row.enabled}
            onChange={(change) => onEnable(change.target.checked)}
          />
        </label>
      </Cell>
      <Cell className={styles.time}>{row.time === null ? <span className={styles.missing}>no time</span> : <UserText text={row.time} />}</Cell>
      <Cell className={styles.logType}>
        {row.logType === null ? <span className={styles.missing}>no p_log_type</span> : <UserText text={row.logType} />}
      </Cell>
      <Cell className={styles.summary}>
        <UserText text={summarizeEvent(readEventRow(row))} />
      </Cell>
      {fields.map((field) => (
        <FieldCell key={field} text={fieldText(row.text, field)} />
      ))}
      <Cell className={styles.marks}>
        {marks !== null && marks.matches > 0 && (
          <span className={styles.match} title={`${counted(marks.matches, 'detection')} matched in the last run`}>
            <Bell aria-hidden /> {marks.matches} <span className={styles.word}>matched</span>
          </span>
        )}
        {marks !== null && marks.errors > 0 && (
          <span className={styles.error} title={`${counted(marks.errors, 'detection')} raised in the last run`}>
            <TriangleAlert aria-hidden /> {marks.errors} <span className={styles.word}>failed</span>
          </span>
        )}
      </Cell>
    </>
  );
}
