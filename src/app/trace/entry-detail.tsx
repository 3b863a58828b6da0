import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatDuration, formatUtc } from '../../clock/format-time';
import { renderEntry } from '../../engine/page-behaviour';
import type { Trace } from '../../trace/trace';
import type { TraceEntry } from '../../trace/trace-types';
import { DetailPane } from '../ui/detail-split';
import { arrivalText, conditionNote, deletionText, destinationsText, editText, entryText, eventTimeText, processingTimeText } from './entry-text';
import { ItemDiffView } from './item-diff-view';
import { JsonBlock, Part } from './json-block';
import { LookButton } from './parts/look-button';
import { MakeTestButton } from './parts/make-test-button';
import { PlaceLink } from './parts/place-link';
import { UserText } from '../ui/user-text';
import { Fact, Facts, ResultDetail } from './result-detail';
import { CONDITION_NOT_MET } from './trace-filter';
import styles from './trace.module.css';

function Content({ entry }: { entry: TraceEntry }): ReactNode {
  switch (entry.kind) {
    case 'start':
      return (
        <Facts>
          <Fact name="Start from" value={entry.settings.startFrom} />
          <Fact name="Keys at the start" value={entry.table.length.toLocaleString('en-US')} />
          <Fact name="Detections" value={entry.detections.map(({ id }) => id).join(', ')} />
          <Fact name="Sweeper" value={entry.settings.sweeper} />
          <Fact name="Helpers" value={entry.settings.helpers} />
          <Fact name="Events in put_dictionary" value={entry.settings.eventsInPutDictionary} />
          <Fact name="Known destinations" value={destinationsText(entry.settings)} />
          <Fact name="Seed" value={String(entry.settings.seed)} />
          <Fact name="Processing time" value={processingTimeText(entry.settings)} />
          <Fact name="Processing delay" value={formatDuration(entry.settings.processingDelaySeconds)} />
          <Fact name="Events arrive" value={arrivalText(entry.settings)} />
        </Facts>
      );
    case 'event':
      return (
        <>
          {entry.time !== 'event' && <p>{eventTimeText(entry.time)}</p>}
          <JsonBlock title="Event" value={entry.data} />
        </>
      );
    case 'request':
      return (
        <>
          <Facts>
            <Fact name="Key" value={entry.key ?? ''} />
            <Fact name="Capacity units" value={String(entry.units)} />
          </Facts>
          {entry.error !== undefined && (
            <Part title={entry.error.type}>
              <p className={entry.error.type === CONDITION_NOT_MET ? undefined : styles.error}>
                <UserText text={entry.error.message} />
              </p>
              {entry.error.type === CONDITION_NOT_MET && <p className={styles.muted}>{conditionNote(entry.helper)}</p>}
            </Part>
          )}
          {entry.key !== null && (
            <Part title="Item before and after">
              <ItemDiffView before={entry.before} after={entry.after} />
            </Part>
          )}
          <JsonBlock title="Request" value={entry.request} />
          {entry.response !== undefined && <JsonBlock title="Response" value={entry.response} />}
        </>
      );
    case 'result':
      return <ResultDetail result={entry} />;
    case 'delete':
      return (
        <>
          <p>Deleted {deletionText(entry.by, entry.at, entry.before)}.</p>
          <Part title={`Item ${entry.key}`}>
            <ItemDiffView before={entry.before} after={null} />
          </Part>
        </>
      );
    case 'edit':
      return (
        <>
          <p>{editText({ by: entry.by, what: entry.before === null ? 'added' : entry.after === null ? 'deleted' : 'changed' })}.</p>
          <Part title={`Item ${entry.key}`}>
            <ItemDiffView before={entry.before} after={entry.after} />
          </Part>
        </>
      );
    case 'clock':
      return (
        <p>
          {entry.by === 'sleep' ? 'time.sleep in a detection moved the clock' : 'The clock was moved by hand'} from {formatUtc(entry.from)} to{' '}
          {formatUtc(entry.at)} UTC.
        </p>
      );
  }
}

/** Everything about one entry of the trace. */
export function EntryDetail({ trace, seq, onClose }: { trace: Trace; seq: number; onClose: () => void }): ReactNode {
  const entry = useMemo(() => renderEntry(trace, seq), [trace, seq]);
  const row = trace.row(seq);
  return (
    <DetailPane
      label="Entry"
      actions={
        <>
          {(entry.kind === 'event' || entry.kind === 'result') && <MakeTestButton trace={trace} seq={seq} />}
          <LookButton seq={seq} />
        </>
      }
      onClose={onClose}
      title={
        <>
          <h2>{entryText(row)}</h2>
          <p className={styles.muted}>
            Entry {seq.toLocaleString('en-US')} · {formatUtc(row.at)} UTC
            {row.event > 0 && row.kind !== 'event' && ` · event ${row.event.toLocaleString('en-US')}`}
          </p>
          {row.detection !== null && (
            <p className={styles.muted}>
              <UserText text={row.detection} />
              {row.file !== null && row.line > 0 && (
                <>
                  {' · '}
                  <PlaceLink path={row.file} line={row.line} />
                </>
              )}
            </p>
          )}
        </>
      }
    >
      <Content entry={entry} />
    </DetailPane>
  );
}
