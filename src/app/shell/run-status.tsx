import { useApp } from '../state/use-app';
import type { RunState } from '../state/app-state';
import { cx } from '../ui/cx';
import styles from './run-status.module.css';

/** Part of the run that is done, 0 to 1; null while there is nothing to measure; undefined when nothing runs. */
function progress(run: RunState): number | null | undefined {
  if (run.kind === 'loading') return null;
  if (run.kind === 'running' || run.kind === 'paused') return run.total === 0 ? null : run.events / run.total;
  return undefined;
}

/** The one status of the page, and a thin bar under the top bar while a run is under way. */
export function RunStatus() {
  const status = useApp((state) => state.status);
  const run = useApp((state) => state.run);
  const done = progress(run);
  return (
    <>
      <div className={styles.status} role="status" title={status}>
        {status}
      </div>
      {done !== undefined && (
        <div
          className={cx(styles.progress, done === null && styles.unmeasured)}
          role="progressbar"
          aria-label="Events processed"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={done === null ? undefined : Math.round(done * 100)}
        >
          <div className={styles.bar} style={{ transform: `scaleX(${done ?? 1})` }} />
        </div>
      )}
    </>
  );
}
