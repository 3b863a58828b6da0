import { RefreshCw, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListedFinding } from '../state/pitfall-state';
import { useApp, useBusy } from '../state/use-app';
import { Button } from '../ui/button';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { GROUPINGS, SHOWN_SEVERITIES } from './pitfall-rows';
import { PitfallViews } from './pitfall-views';
import { summaryText } from './pitfall-words';
import { usePitfallsView } from './pitfalls-view';
import styles from './pitfalls.module.css';

/** Looks again, or ends that. */
export function CheckButton(): ReactNode {
  const isChecking = useApp((state) => state.pitfalls.checking !== null);
  const check = useApp((state) => state.checkPitfalls);
  const stop = useApp((state) => state.stopPitfalls);
  const isBusy = useBusy();
  if (isChecking) {
    return (
      <Button icon={<Square aria-hidden />} tooltip="End the search; the list is what was known before" onPress={stop}>
        Stop checking
      </Button>
    );
  }
  return (
    <Button icon={<RefreshCw aria-hidden />} isDisabled={isBusy} tooltip={isBusy ? 'Pitfalls are looked for when the run has ended' : 'Look into the sources and the last run again'} onPress={() => void check()}>
      Check again
    </Button>
  );
}

/** How far a search is, in words; null: none is going on. */
export function useProgressText(): string | null {
  const checking = useApp((state) => state.pitfalls.checking);
  return checking && `Looking for pitfalls: ${checking.done.toLocaleString('en-US')} of ${checking.total.toLocaleString('en-US')}`;
}

/** What the list is limited to, and the search for more. `shown`: how many findings a filter leaves. */
export function PitfallsToolbar({ findings, shown }: { findings: readonly ListedFinding[]; shown: number }): ReactNode {
  const { filter, setFilter } = usePitfallsView();
  const progress = useProgressText();
  const ids = [...new Set(findings.flatMap(({ detection }) => detection ?? []))].sort();
  return (
    <Toolbar label="Pitfalls">
      <PitfallViews />
      <CheckButton />
      <SearchField label="Search pitfalls" value={filter.search} onChange={(search) => setFilter({ search })} />
      <div className={styles.choices}>
        <Select label="Severity" labelPlacement="hidden" options={SHOWN_SEVERITIES} value={filter.severity} onChange={(severity) => setFilter({ severity })} />
        <Select
          label="Detection"
          labelPlacement="hidden"
          options={[{ value: '', label: 'All detections' }, ...ids.map((value) => ({ value }))]}
          value={filter.detection ?? ''}
          onChange={(id) => setFilter({ detection: id === '' ? null : id })}
        />
        <Select label="Group" labelPlacement="hidden" options={GROUPINGS} value={filter.grouping} onChange={(grouping) => setFilter({ grouping })} />
      </div>
      <ToolbarSpace />
      <span className={styles.summary}>{progress ?? summaryText(findings, shown)}</span>
    </Toolbar>
  );
}
