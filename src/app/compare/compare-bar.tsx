import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAlertsView } from '../alerts/alerts-view';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { CompareDialog } from './compare-dialog';
import { comparisonLine, reasonAgainst } from './compare-words';
import { useComparison } from './use-comparison';
import styles from './compare.module.css';

/** Says in a line what the run changed, and opens the comparison with the run before. Nothing before there was a run. */
export function CompareBar(): ReactNode {
  const isIdle = useApp((state) => state.run.kind === 'idle');
  const reason = useApp((state) => reasonAgainst(state.run, state.lastRun));
  const comparison = useComparison();
  // Kept apart from the panel, which is another one where the window is narrow.
  const { comparing: isOpen, setComparing: setOpen } = useAlertsView();
  if (isIdle) return null;
  const line = comparison === null ? 'Comparing with the last run…' : comparisonLine(comparison);
  return (
    <Toolbar label="Last run">
      <p className={styles.line} aria-live="polite">
        {reason ?? (line === '' ? 'Nothing differs from the last run.' : line)}
      </p>
      <ToolbarSpace />
      <Button
        size="small"
        icon={<GitCompareArrows aria-hidden />}
        isDisabled={comparison === null}
        tooltip={reason ?? 'Shows what was different before this run, and what came of it'}
        onPress={() => setOpen(true)}
      >
        Compare with last run
      </Button>
      {isOpen && comparison !== null && <CompareDialog comparison={comparison} onClose={() => setOpen(false)} />}
    </Toolbar>
  );
}
