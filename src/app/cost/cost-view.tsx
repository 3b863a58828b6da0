import { CircleDollarSign } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { DetectionCost } from '../../pitfalls/cost/cost-types';
import { usePitfallsView } from '../pitfalls/pitfalls-view';
import { PitfallViews } from '../pitfalls/pitfall-views';
import { counted, numeral } from '../state/count-words';
import { useApp, useBusy } from '../state/use-app';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { rowIndex } from '../ui/row-index';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { UserText } from '../ui/user-text';
import { useSlices } from '../ui/use-slices';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import { CostDetail } from './cost-detail';
import { costOfAny } from './cost-of';
import { CostPrices, EventsPerDay } from './cost-prices';
import { useCostSettings } from './cost-settings';
import { dollarsText, monthDollars, perEvent, shortNumber } from './cost-words';
import styles from './cost.module.css';

const NUMBERS = ['Events', 'Requests/event', 'Requests/match', 'Read units', 'Write units', 'Mean ms', 'Slowest ms', 'Did not matter', 'A month'];
const COLUMNS = [{ name: 'Detection', className: undefined }, ...NUMBERS.map((name) => ({ name, className: styles.number }))];

function CostCells({ cost }: { cost: DetectionCost }): ReactNode {
  const settings = useCostSettings();
  const { detection, events, matches, requests } = cost;
  return (
    <>
      <Cell className={styles.detection}>
        <UserText text={detection} />
      </Cell>
      <Cell className={styles.minor}>{numeral(events)}</Cell>
      <Cell className={styles.requests}>{shortNumber(perEvent(requests, events))}</Cell>
      <Cell className={styles.minor}>{matches === 0 ? '–' : shortNumber(perEvent(cost.requestsOnMatches, matches))}</Cell>
      <Cell className={styles.minor}>{shortNumber(cost.readUnits)}</Cell>
      <Cell className={styles.minor}>{shortNumber(cost.writeUnits)}</Cell>
      <Cell className={styles.latency}>{shortNumber(perEvent(cost.milliseconds, events))}</Cell>
      <Cell className={styles.minor}>{shortNumber(cost.slowestEvent)}</Cell>
      <Cell className={styles.minor}>{numeral(cost.idleEvents)}</Cell>
      <Cell className={styles.month}>{dollarsText(monthDollars(cost, settings))}</Cell>
    </>
  );
}

function CostGrid({ costs }: { costs: readonly DetectionCost[] }): ReactNode {
  const { selectedCost: selected, selectCost: select } = usePitfallsView();
  const showLine = useApp((state) => state.showLine);
  const rowId = useCallback((index: number) => costs[index]?.detection ?? '', [costs]);
  const indexOf = useMemo(() => rowIndex(costs, ({ detection }) => detection), [costs]);
  const chosen = selected === null ? undefined : costs[indexOf(selected)];

  function open(id: string): void {
    const call = costs[indexOf(id)]?.calls[0];
    if (call !== undefined && call.path !== '') showLine(call.path, call.line);
  }

  return (
    <DetailSplit withDetail={styles.withDetail} detail={chosen === undefined ? null : <CostDetail cost={chosen} onClose={() => select(null)} />}>
      {(narrow) => (
        <VirtualGrid
          label="Cost of detections"
          className={styles.grid}
          columns={COLUMNS}
          count={costs.length}
          rowId={rowId}
          indexOf={indexOf}
          renderRow={(index) => {
            const cost = costs[index];
            return cost === undefined ? null : <CostCells cost={cost} />;
          }}
          selected={selected}
          onSelect={select}
          onOpen={open}
          stacked={narrow}
        />
      )}
    </DetailSplit>
  );
}

function CostOfRun({ costs }: { costs: readonly DetectionCost[] | null }): ReactNode {
  const isPast = useApp((state) => state.past !== null);
  const isWhole = useApp((state) => state.run.kind === 'done');
  const icon = <CircleDollarSign aria-hidden />;
  if (costs === null) return <EmptyState icon={icon} title="The cost of the run is being worked out." />;
  if (costs.length === 0) {
    return (
      <EmptyState icon={icon} title="The run made no requests.">
        What a detection asks the cache costs time and capacity. None of this run asked it anything.
      </EmptyState>
    );
  }
  const notes = [
    isPast ? 'The past is shown: costs are of the whole run.' : '',
    isWhole ? '' : 'The run did not come to its end: costs are of the events that it took.',
  ].filter((note) => note !== '');
  return (
    <>
      {notes.length > 0 && <p className={styles.notes}>{notes.join(' ')}</p>}
      <CostGrid costs={costs} />
      <CostPrices />
    </>
  );
}

function CostSummary({ costs }: { costs: readonly DetectionCost[] }): ReactNode {
  const settings = useCostSettings();
  const dollars = costs.reduce((sum, cost) => sum + monthDollars(cost, settings), 0);
  const requests = costs.reduce((sum, cost) => sum + cost.requests, 0);
  return <span className={styles.summary}>{`${counted(requests, 'request')}; a month: ${dollarsText(dollars)}`}</span>;
}

/** What the cache costs each detection: in the last run, and as an estimate in a month. */
export function CostView(): ReactNode {
  const isIdle = useApp((state) => state.run.kind === 'idle');
  const trace = useApp((state) => state.trace);
  const isBusy = useBusy();
  const costs = useSlices(isIdle || isBusy ? null : trace, costOfAny, null);
  const icon = <CircleDollarSign aria-hidden />;
  return (
    <>
      <Toolbar label="Cost">
        <PitfallViews />
        <EventsPerDay />
        <ToolbarSpace />
        {!isIdle && !isBusy && costs !== null && costs.length > 0 && <CostSummary costs={costs} />}
      </Toolbar>
      {isBusy ? (
        <EmptyState icon={icon} title="A run is going on.">
          What it cost appears here when it has ended.
        </EmptyState>
      ) : isIdle ? (
        <EmptyState icon={icon} title="Nothing was run yet.">
          What the cache costs each detection appears here after a run: requests, units, waiting, and an estimate of a month.
        </EmptyState>
      ) : (
        <CostOfRun costs={costs} />
      )}
    </>
  );
}
