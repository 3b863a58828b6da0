import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { PITFALLS } from '../../engine/page-behaviour';
import type { PitfallCode } from '../../pitfalls/finding-types';
import { CostView } from '../cost/cost-view';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { rowIndex } from '../ui/row-index';
import { Toolbar } from '../ui/toolbar';
import { VirtualGrid } from '../ui/virtual-grid';
import { PitfallDetail } from './pitfall-detail';
import { PitfallGroupCell, PitfallRowCells } from './pitfall-row-cells';
import { ALL_PITFALLS, rowsOf, shownFindings } from './pitfall-rows';
import { PitfallViews } from './pitfall-views';
import { titleOf, unreadText } from './pitfall-words';
import { PitfallsEmpty } from './pitfalls-empty';
import { PitfallsToolbar } from './pitfalls-toolbar';
import { usePitfallsView } from './pitfalls-view';
import { useFindingAges } from './use-finding-ages';
import styles from './pitfalls.module.css';

const COLUMNS = ['Severity', 'Code', 'Title', 'Detection', 'Line', 'State'].map((name) => ({ name, className: name === 'Line' ? styles.line : undefined }));

const nameOf = (code: PitfallCode): string => titleOf(code, PITFALLS);

/** What else is to be known of the list: of which time it is, and what is not in it. */
function Notes(): ReactNode {
  const { looked, ended } = useApp((state) => state.pitfalls);
  const isPast = useApp((state) => state.past !== null);
  const notes = [
    isPast ? 'The past is shown: findings are of the whole run.' : '',
    ended ?? '',
    looked && !looked.hasRun ? 'Nothing was run yet: what only a run shows comes after one.' : '',
    looked ? unreadText(looked.unread) : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? null : <p className={styles.notes}>{notes.join(' ')}</p>;
}

/** What goes wrong with the cache in the detections of the workspace: in their sources, and in the last run. */
function Findings(): ReactNode {
  const findings = useApp((state) => state.pitfalls.findings);
  const looked = useApp((state) => state.pitfalls.looked);
  const showLine = useApp((state) => state.showLine);
  const { filter, setFilter, selected, select } = usePitfallsView();
  const ageOf = useFindingAges();
  const shown = useMemo(() => shownFindings(findings, filter, nameOf), [findings, filter]);
  const rows = useMemo(() => rowsOf(shown, filter.grouping, nameOf), [shown, filter.grouping]);
  const rowId = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const indexOf = useMemo(() => rowIndex(rows, ({ id }) => id), [rows]);
  const chosen = selected === null ? undefined : findings.find(({ id }) => id === selected);

  function open(id: string): void {
    const row = rows[indexOf(id)];
    if (row?.kind === 'finding' && row.finding.range !== null) showLine(row.finding.range.path, row.finding.range.from.line);
  }

  const list = (narrow: boolean): ReactNode =>
    rows.length === 0 ? (
      <div className={styles.empty}>
        <EmptyState title="No finding is like this." action={<Button onPress={() => setFilter(ALL_PITFALLS)}>Show all findings</Button>} />
      </div>
    ) : (
      <VirtualGrid
        label="Pitfalls"
        className={styles.grid}
        columns={COLUMNS}
        count={rows.length}
        rowId={rowId}
        indexOf={indexOf}
        rowClass={(index) => (rows[index]?.kind === 'group' ? styles.group : undefined)}
        renderRow={(index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return row.kind === 'group' ? <PitfallGroupCell name={row.name} count={row.count} /> : <PitfallRowCells finding={row.finding} age={ageOf(row.finding)} />;
        }}
        selected={selected}
        onSelect={select}
        onOpen={open}
        stacked={narrow}
      />
    );

  if (findings.length === 0) {
    return (
      <>
        <Toolbar label="Pitfalls">
          <PitfallViews />
        </Toolbar>
        <div className={styles.empty}>
          <PitfallsEmpty />
        </div>
      </>
    );
  }
  return (
    <>
      <PitfallsToolbar findings={findings} shown={shown.length} />
      <Notes />
      <DetailSplit withDetail={styles.withDetail} detail={chosen === undefined || looked === null ? null : <PitfallDetail finding={chosen} age={ageOf(chosen)} looked={looked} onClose={() => select(null)} />}>
        {list}
      </DetailSplit>
    </>
  );
}

/** What goes wrong with the cache in detections, or what it costs them. */
export function PitfallsPanel(): ReactNode {
  const view = usePitfallsView((state) => state.view);
  return (
    <section className={styles.panel} aria-label="Pitfalls panel">
      {view === 'Cost' ? <CostView /> : <Findings />}
    </section>
  );
}
