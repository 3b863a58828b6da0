import { History } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Slices } from '../../clock/slices';
import type { Trace } from '../../trace/trace';
import { NothingYet } from '../shell/nothing-yet';
import { useApp } from '../state/use-app';
import { usePanelTrace } from '../state/use-moment';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { EntryDetail } from './entry-detail';
import { EntryRowCells } from './entry-row-cells';
import { placeOf } from './entry-text';
import { useSlices } from '../ui/use-slices';
import { belongsTo, useRunSelection } from './parts/run-selection';
import { VirtualGrid } from '../ui/virtual-grid';
import { pausedEvent, rowOf, rowsFrom, seqOfEvent } from './paused-event';
import { NO_FILTER, TraceIndex, positionOf, summaryOf } from './trace-filter';
import type { ShownEntries, TraceFilter } from './trace-filter';
import { TraceToolbar } from './trace-toolbar';
import { useTraceView } from './trace-view';
import styles from './trace.module.css';

const COLUMNS = ['Entry', 'Key', 'Outcome', 'Units', 'Detection', 'Place'].map((name) => ({ name, className: name === 'Units' ? styles.unitsHeader : undefined }));

function Empty(): ReactNode {
  return (
    <div className={styles.empty}>
      <NothingYet icon={<History aria-hidden />} title="Nothing has happened yet." runLabel="Run to fill the trace">
        Each event of a run, each request to the table and each result appears here in order.
      </NothingYet>
    </div>
  );
}

interface Asked {
  readonly trace: Trace;
  readonly wanted: TraceFilter;
}

/** Before the first ones are there. */
const NO_ENTRIES: ShownEntries = { seqs: [], count: 0, matching: 0 };

function* entriesOf(index: TraceIndex, { trace, wanted }: Asked): Slices<Asked & { entries: ShownEntries }> {
  return { trace, wanted, entries: yield* index.updating(trace, wanted) };
}

/** Everything that happened since the run began, entry by entry. */
export function TracePanel(): ReactNode {
  const present = usePanelTrace();
  const showLine = useApp((state) => state.showLine);
  const paused = useApp((state) => pausedEvent(state.run));
  const past = useApp((state) => state.past);
  const view = useTraceView();
  const { filter, selected, select, setFilter } = view;
  useRunSelection(view, present, view.setRun, view.clear);
  const wanted = useDeferredValue(filter);
  const asked = useMemo(() => ({ trace: present, wanted }), [present, wanted]);
  const [index] = useState(() => new TraceIndex());
  // The entries go with the trace that they are of: in a long one they may come later than it.
  const { trace, entries } = useSlices(asked, (one) => entriesOf(index, one), { ...asked, entries: NO_ENTRIES });
  const chosen = selected !== null && selected < trace.length && belongsTo(view, trace) ? selected : null;

  const rowId = useCallback((position: number) => String(entries.seqs[position] ?? ''), [entries]);
  const indexOf = useCallback((id: string) => positionOf(entries, Number(id)), [entries]);

  function open(id: string): void {
    const place = placeOf(trace.row(Number(id)));
    if (place) showLine(place.path, place.line);
  }

  // The last entry that has happened, or the event that the run is paused behind, to its end.
  const current = useMemo(() => (past !== null ? past - 1 : paused === null ? null : seqOfEvent(trace, paused)), [trace, past, paused]);
  const lastCurrent = past === null ? Infinity : past - 1;
  const reveal = useMemo(() => (current === null ? null : past === null ? rowsFrom(entries, current) : rowOf(entries, current)), [entries, current, past]);
  const isCurrent = (position: number): boolean => {
    const seq = entries.seqs[position] ?? 0;
    return current !== null && seq >= current && seq <= lastCurrent;
  };

  return (
    <section className={styles.panel} aria-label="Trace panel">
      <TraceToolbar summary={trace.length > 1 ? summaryOf(entries, trace.length, wanted, past) : ''} />
      <DetailSplit withDetail={styles.withDetail} detail={chosen === null ? null : <EntryDetail trace={trace} seq={chosen} onClose={() => select(null)} />}>
        {(narrow) =>
          entries === NO_ENTRIES ? null : trace.length > 1 || entries.count > 1 ? (
            <VirtualGrid
              label="Trace"
              className={styles.grid}
              columns={COLUMNS}
              count={entries.count}
              rowId={rowId}
              indexOf={indexOf}
              rowClass={(position) => {
                const kind = trace.row(entries.seqs[position] ?? 0).kind;
                return cx((kind === 'event' || kind === 'start') && styles.header, isCurrent(position) && styles.current);
              }}
              renderRow={(position) => <EntryRowCells trace={trace} seq={entries.seqs[position] ?? 0} isCurrent={isCurrent(position)} />}
              isCurrent={isCurrent}
              reveal={reveal}
              selected={chosen === null ? null : String(chosen)}
              onSelect={(id) => select(Number(id))}
              onOpen={open}
              follow
              stacked={narrow}
            />
          ) : (
            <Empty />
          )
        }
      </DetailSplit>
      {trace.length > 1 && entries.count === 0 && entries !== NO_ENTRIES && (
        <EmptyState title="No entry matches." action={<Button onPress={() => setFilter(NO_FILTER)}>Show all entries</Button>} />
      )}
    </section>
  );
}
