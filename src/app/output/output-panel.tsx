import { History, SquareTerminal } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { EmptyState } from '../ui/empty-state';
import { Select } from '../ui/select';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { shorten, showText } from '../ui/show-text';
import { PlaceLink } from '../trace/parts/place-link';
import { belongsTo, useRunSelection } from '../trace/parts/run-selection';
import { TracebackLine } from '../trace/parts/traceback-line';
import { UserText } from '../ui/user-text';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import { useTraceView } from '../trace/trace-view';
import { useWorkspacePaths } from '../trace/use-workspace-paths';
import { rangesText } from './event-ranges';
import { OutputLines } from './output-lines';
import type { OutputLine } from './output-lines';
import { useOutputView } from './output-view';
import styles from './output.module.css';

const COLUMNS = [{ name: 'Output' }];
/** Characters of a line that are drawn. */
const LONGEST_LINE = 2_000;

function LineCell({ line, paths }: { line: OutputLine; paths: ReadonlySet<string> }): ReactNode {
  const { kind, text, events, times, detection, place } = line;
  if (kind === 'head') {
    return (
      <Cell className={styles.head}>
        <span className={styles.event}>{rangesText(events)}</span>
        <UserText text={detection} />
        {times > 1 && <Badge>{`${times.toLocaleString('en-US')} times the same error`}</Badge>}
      </Cell>
    );
  }
  return (
    <Cell className={cx(styles.line, kind === 'error' && styles.error)}>
      {kind === 'error' ? <TracebackLine line={shorten(text, LONGEST_LINE)} paths={paths} inRow /> : <bdi dir="auto">{showText(shorten(text, LONGEST_LINE)) || ' '}</bdi>}
      {place !== null && paths.has(place.file) && (
        <>
          {' · '}
          <PlaceLink path={place.file} line={place.line} inRow />
        </>
      )}
    </Cell>
  );
}

/** What detections printed and raised, in order. */
export function OutputPanel(): ReactNode {
  const trace = useApp((state) => state.trace);
  const isPast = useApp((state) => state.past !== null);
  const showLine = useApp((state) => state.showLine);
  const setBottomTab = useApp((state) => state.setBottomTab);
  const paths = useWorkspacePaths();
  const view = useOutputView();
  const { detection, setDetection, select } = view;
  useRunSelection(view, trace, view.setRun, view.clear);
  const selected = belongsTo(view, trace) ? view.selected : null;
  const show = useTraceView((view) => view.show);
  const [output] = useState(() => new OutputLines());
  const { lines, count } = useMemo(() => output.update(trace, detection), [output, trace, detection]);
  const ids = useMemo(() => trace.start().detections.map(({ id }) => id), [trace]);

  const rowId = useCallback((index: number) => String(index), []);
  const indexOf = useCallback((id: string) => (Number(id) < count ? Number(id) : -1), [count]);
  const chosen = selected === null ? undefined : lines[Number(selected)];

  function inTrace(line: OutputLine): void {
    show(line.seq);
    setBottomTab('Trace');
  }

  function open(id: string): void {
    const line = lines[Number(id)];
    if (line === undefined) return;
    const { file, line: number } = trace.row(line.seq);
    if (line.kind === 'error' && file !== null && number > 0) showLine(file, number);
    else inTrace(line);
  }

  if (count === 0 && detection === null) {
    return (
      <EmptyState icon={<SquareTerminal aria-hidden />} title="Nothing was printed.">
        print() output of your detections appears here, and the tracebacks of their exceptions.
      </EmptyState>
    );
  }
  return (
    <section className={styles.panel} aria-label="Output panel">
      <Toolbar label="Output">
        <Select
          label="Detection"
          labelPlacement="hidden"
          options={[{ value: '', label: 'All detections' }, ...ids.map((value) => ({ value }))]}
          value={detection ?? ''}
          onChange={(id) => setDetection(id === '' ? null : id)}
        />
        <ToolbarSpace />
        {isPast && <span>Of the whole run</span>}
        {chosen !== undefined && (
          <Button icon={<History aria-hidden />} onPress={() => inTrace(chosen)}>
            Show in trace
          </Button>
        )}
      </Toolbar>
      {count === 0 ? (
        <EmptyState title="This detection printed nothing." action={<Button onPress={() => setDetection(null)}>Show all detections</Button>} />
      ) : (
        <VirtualGrid
          label="Output"
          className={styles.grid}
          columns={COLUMNS}
          headers={false}
          count={count}
          rowId={rowId}
          indexOf={indexOf}
          rowClass={(index) => (lines[index]?.kind === 'head' ? styles.headRow : styles.lineRow)}
          renderRow={(index) => {
            const line = lines[index];
            return line === undefined ? null : <LineCell line={line} paths={paths} />;
          }}
          selected={selected}
          onSelect={select}
          onOpen={open}
          follow
        />
      )}
    </section>
  );
}
