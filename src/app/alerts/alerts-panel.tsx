import { Bell } from 'lucide-react';
import { memo, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { AlertGroup } from '../../replay/alert-groups';
import { CompareBar } from '../compare/compare-bar';
import { NothingYet } from '../shell/nothing-yet';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { belongsTo, useRunSelection } from '../trace/parts/run-selection';
import { UserText } from '../ui/user-text';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import { AlertDetail } from './alert-detail';
import { AlertRows } from './alert-rows';
import { useAlertsView } from './alerts-view';
import { ErrorTally, otherMessages, otherMessagesText } from './error-tally';
import type { TalliedError } from './error-tally';
import { SeverityBadge } from './severity-badge';
import { useShownAlerts } from './use-shown-alerts';
import styles from './alerts.module.css';

const COLUMNS = ['Severity', 'Title', 'Detection', 'Dedup string', 'Matches', 'Window'].map((name) => ({ name, className: name === 'Matches' ? styles.count : undefined }));

const NO_ERRORS: readonly TalliedError[] = [];

const GroupCells = memo(function GroupCells({ group, errors }: { group: AlertGroup; errors: readonly TalliedError[] }): ReactNode {
  const others = otherMessagesText(otherMessages(errors));
  const window = `${formatUtc(group.from)} – ${formatUtc(group.until)}`;
  return (
    <>
      <Cell className={styles.severity}>
        <SeverityBadge severity={group.severity} />
      </Cell>
      <Cell className={styles.alertTitle}>
        <span className={styles.cut}>
          <UserText text={group.title} />
        </span>
        {others !== '' && <span className={styles.others}>{others}</span>}
      </Cell>
      <Cell className={styles.detection}>
        <UserText text={group.detection} />
      </Cell>
      <Cell className={styles.dedup}>
        <UserText text={group.dedup} code />
      </Cell>
      <Cell className={styles.count}>{group.count.toLocaleString('en-US')}</Cell>
      <Cell className={styles.window} title={`${window} UTC`}>
        {window}
      </Cell>
    </>
  );
});

/** The present has alerts of another moment, or none at all: a run would not change what the past shows. */
function EmptyPast({ moment }: { moment: number }): ReactNode {
  const trace = useApp((state) => state.trace);
  const lookAt = useApp((state) => state.lookAt);
  const first = trace.places().next('alert', moment);
  if (first === null) return <EmptyState icon={<Bell aria-hidden />} title="There are no alerts in this run." />;
  return (
    <EmptyState
      icon={<Bell aria-hidden />}
      title="There are no alerts at this moment yet."
      action={<Button onPress={() => lookAt(first)}>Go to the first match</Button>}
    />
  );
}

function Empty(): ReactNode {
  const past = useApp((state) => state.past);
  if (past !== null) return <EmptyPast moment={past} />;
  return (
    <NothingYet icon={<Bell aria-hidden />} title="There are no alerts." runLabel="Run to see alerts">
      When a detection matches, its alert appears here. Matches with the same dedup string within one window are one alert.
    </NothingYet>
  );
}

/** The alerts of the run as they would be grouped, exceptions, and matches that are still below their threshold. */
export function AlertsPanel(): ReactNode {
  const groups = useShownAlerts();
  const trace = useApp((state) => state.trace);
  const view = useAlertsView();
  const { selected, select } = view;
  useRunSelection(view, trace, view.setRun, view.clear);
  const [tally] = useState(() => new ErrorTally());
  const errorsOf = (group: AlertGroup): readonly TalliedError[] => (group.isError ? tally.of(trace, group) : NO_ERRORS);
  const rows = useMemo(() => new AlertRows(groups), [groups]);

  const rowId = useCallback((index: number) => rows.at(index)?.id ?? '', [rows]);
  const indexOf = useCallback((id: string) => rows.indexOf(id), [rows]);
  const chosen = selected === null ? undefined : rows.at(rows.indexOf(selected));
  const group = chosen?.kind === 'group' && belongsTo(view, trace) ? chosen.group : null;

  return (
    <section className={styles.panel} aria-label="Alerts panel">
      <CompareBar />
      <DetailSplit
        withDetail={styles.withDetail}
        detail={group === null ? null : <AlertDetail trace={trace} group={group} errors={errorsOf(group)} onClose={() => select(null)} />}
      >
        {(narrow) =>
          rows.length === 0 ? (
            <div className={styles.empty}>
              <Empty />
            </div>
          ) : (
            <VirtualGrid
              label="Alerts"
              className={styles.grid}
              columns={COLUMNS}
              count={rows.length}
              rowId={rowId}
              indexOf={indexOf}
              rowClass={(index) => (rows.at(index)?.kind === 'section' ? styles.section : undefined)}
              renderRow={(index) => {
                const row = rows.at(index);
                if (row === undefined) return null;
                if (row.kind === 'group') return <GroupCells group={row.group} errors={errorsOf(row.group)} />;
                return (
                  <Cell className={styles.sectionName}>
                    {row.id} <span className={styles.sectionCount}>{row.count.toLocaleString('en-US')}</span>
                  </Cell>
                );
              }}
              selected={selected}
              onSelect={select}
              stacked={narrow}
            />
          )
        }
      </DetailSplit>
    </section>
  );
}
