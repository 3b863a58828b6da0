import { History } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { EmptyState } from '../ui/empty-state';
import { EntryDetail } from './entry-detail';
import { EntryRowCells } from './entry-row-cells';
import { useNarrow } from './parts/use-narrow';
import { VirtualGrid } from './parts/virtual-grid';
import { NO_FILTER, TraceIndex, positionOf } from './trace-filter';
import { TraceToolbar } from './trace-toolbar';
import { useTraceView } from './trace-view';
import styles from './trace.module.css';

const COLUMNS = ['Entry', 'Key', 'Outcome', 'Units', 'Detection', 'Place'].map((name) => ({ name, className: name === 'Units' ? styles.unitsHeader : undefined }));

/** In a panel narrower than this, a row has two lines, and an entry's detail covers the list. */
const STACKED_BELOW = 640;

function counted(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'entry' : 'entries'}`;
}

function NothingYet(): ReactNode {
  const startRun = useApp((state) => state.startRun);
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={<History aria-hidden />}
        title="Nothing has happened yet."
        action={
          <Button variant="primary" label="Run to fill the trace" onPress={() => void startRun()}>
            Run
          </Button>
        }
      >
        Each event of a run, each request to the table and each result appears here in order.
      </EmptyState>
    </div>
  );
}

/** Everything that happened since the run began, entry by entry. */
export function TracePanel(): ReactNode {
  const trace = useApp((state) => state.trace);
  const showLine = useApp((state) => state.showLine);
  const { filter, selected, select, setFilter } = useTraceView();
  const wanted = useDeferredValue(filter);
  const [index] = useState(() => new TraceIndex());
  const entries = useMemo(() => index.update(trace, wanted), [index, trace, wanted]);
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(frame, STACKED_BELOW);
  const chosen = selected !== null && selected < trace.length ? selected : null;

  const rowId = useCallback((position: number) => String(entries.seqs[position] ?? ''), [entries]);
  const indexOf = useCallback((id: string) => positionOf(entries, Number(id)), [entries]);

  function open(id: string): void {
    const { file, line } = trace.row(Number(id));
    if (file !== null && line > 0) showLine(file, line);
  }

  const isFiltered = entries.matching < trace.length && wanted !== NO_FILTER;
  const summary = isFiltered ? `${counted(entries.matching)} of ${trace.length.toLocaleString('en-US')}` : counted(trace.length);

  return (
    <section className={styles.panel} aria-label="Trace panel">
      <TraceToolbar summary={summary} />
      <div ref={frame} className={cx(styles.split, narrow && styles.narrow, chosen !== null && styles.withDetail)}>
        {trace.length > 1 || entries.count > 1 ? (
          <VirtualGrid
            label="Trace"
            className={styles.grid}
            columns={COLUMNS}
            headers={!narrow}
            count={entries.count}
            rowId={rowId}
            indexOf={indexOf}
            rowClass={(position) => {
              const kind = trace.row(entries.seqs[position] ?? 0).kind;
              return kind === 'event' || kind === 'start' ? styles.header : undefined;
            }}
            renderRow={(position) => <EntryRowCells trace={trace} seq={entries.seqs[position] ?? 0} />}
            selected={chosen === null ? null : String(chosen)}
            onSelect={(id) => select(Number(id))}
            onOpen={open}
            follow
            stacked={narrow}
          />
        ) : (
          <NothingYet />
        )}
        {chosen !== null && <EntryDetail trace={trace} seq={chosen} onClose={() => select(null)} />}
      </div>
      {trace.length > 1 && entries.count === 0 && (
        <EmptyState title="No entry matches." action={<Button onPress={() => setFilter(NO_FILTER)}>Show all entries</Button>} />
      )}
    </section>
  );
}
