import { Bell, Clock, Eraser, Minus, Pencil, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { Trace, TraceRow } from '../../trace/trace';
import { summarizeEvent } from '../../workspace/event-summary';
import { counted } from '../state/count-words';
import { Badge } from '../ui/badge';
import { cx } from '../ui/cx';
import { deletionText, entryText, logTypeOf, outcomeOf } from './entry-text';
import type { Outcome } from './entry-text';
import { PlaceLink } from './parts/place-link';
import { KeyText } from '../ui/key-text';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import styles from './trace.module.css';

const ICONS: Record<Outcome['tone'], LucideIcon> = {
  quiet: Minus,
  change: Pencil,
  match: Bell,
  error: TriangleAlert,
};

function DeletionCell({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const text = useMemo(() => {
    const entry = trace.stored(seq);
    return entry.kind === 'delete' ? deletionText(entry.by, entry.at, trace.itemBefore(seq)) : '';
  }, [trace, seq]);
  return (
    <Cell className={cx(styles.outcome, styles.change)} title={text}>
      <Eraser className={styles.icon} aria-hidden />
      <bdi>{text}</bdi>
    </Cell>
  );
}

function OutcomeCell({ row }: { row: TraceRow }): ReactNode {
  const { tone, text, note } = outcomeOf(row);
  const Icon = ICONS[tone];
  return (
    <Cell className={cx(styles.outcome, styles[tone])} title={note ?? showText(text)}>
      {text !== '' && <Icon className={styles.icon} aria-hidden />}
      {row.kind === 'result' && row.title !== null && <span className={styles.word}>Match:</span>}
      <UserText text={text} />
    </Cell>
  );
}

function EventCells({ trace, row, isCurrent }: { trace: Trace; row: TraceRow; isCurrent: boolean }): ReactNode {
  const entry = trace.stored(row.seq);
  const data = entry.kind === 'event' ? entry.data : null;
  const logType = logTypeOf(data);
  const summary = typeof data === 'object' && data !== null && !Array.isArray(data) ? summarizeEvent(data) : '';
  return (
    <>
      <Cell className={styles.entry}>
        {entryText(row)}
        {isCurrent && <Badge tone="accent">paused here</Badge>}
      </Cell>
      <Cell className={styles.eventTime}>{formatUtc(row.at)}</Cell>
      <Cell className={styles.eventSummary}>
        {logType !== null && (
          <span className={styles.logType}>
            <UserText text={logType} />
          </span>
        )}
        <UserText text={summary} />
      </Cell>
    </>
  );
}

function StartCells({ trace }: { trace: Trace }): ReactNode {
  const { at, table, detections } = trace.start();
  const keys = table.length === 0 ? 'an empty table' : `a table of ${counted(table.length, 'key')}`;
  return (
    <>
      <Cell className={styles.entry}>Start</Cell>
      <Cell className={styles.eventTime}>{formatUtc(at)}</Cell>
      <Cell className={styles.eventSummary}>{`${counted(detections.length, 'detection')}, ${keys}`}</Cell>
    </>
  );
}

interface EntryRowCellsProps {
  trace: Trace;
  seq: number;
  isCurrent: boolean;
}

/** Entries never change: a trace that has grown has the same ones. */
function isAlike(before: EntryRowCellsProps, after: EntryRowCellsProps): boolean {
  return before.seq === after.seq && before.isCurrent === after.isCurrent && (before.trace === after.trace || after.trace.hasGrownFrom(before.trace));
}

/**
 * The cells of one entry of the trace: what it is, its key, how it turned out, capacity units, detection, place.
 * `isCurrent`: the run is paused behind the event that the entry belongs to.
 */
export const EntryRowCells = memo(function EntryRowCells({ trace, seq, isCurrent }: EntryRowCellsProps): ReactNode {
  const row = trace.row(seq);
  if (row.kind === 'event') return <EventCells trace={trace} row={row} isCurrent={isCurrent} />;
  if (row.kind === 'start') return <StartCells trace={trace} />;
  return (
    <>
      <Cell className={styles.entry} title={entryText(row)}>
        {row.kind === 'clock' && <Clock className={styles.icon} aria-hidden />}
        <span className={styles.cut}>{entryText(row)}</span>
      </Cell>
      {row.kind === 'clock' ? (
        <Cell className={styles.key}>to {formatUtc(row.at)}</Cell>
      ) : (
        <Cell className={styles.key} label={row.key === null ? undefined : showText(row.key)}>
          {row.key !== null && <KeyText text={row.key} />}
        </Cell>
      )}
      {row.kind === 'delete' ? <DeletionCell trace={trace} seq={seq} /> : <OutcomeCell row={row} />}
      <Cell className={styles.units}>{row.kind === 'request' ? row.units : ''}</Cell>
      <Cell className={styles.detection}>{row.detection !== null && <UserText text={row.detection} />}</Cell>
      <Cell className={styles.place}>{row.file !== null && row.line > 0 && <PlaceLink path={row.file} line={row.line} inRow />}</Cell>
    </>
  );
}, isAlike);
