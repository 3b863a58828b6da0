import { useShownAlerts } from '../alerts/use-shown-alerts';
import { pastStatus } from '../past/moment-words';
import { alertTotals } from '../state/alert-totals';
import { runStatus } from '../state/status';
import { useApp } from '../state/use-app';
import { usePanelMoment } from '../state/use-moment';
import type { RunState } from '../state/app-state';
import type { TestsState } from '../state/test-results';
import { cx } from '../ui/cx';
import { VisuallyHidden } from '../ui/visually-hidden';
import styles from './run-status.module.css';

/** Part of the run, or of the tests, that is done, 0 to 1; null while there is nothing to measure; undefined when nothing runs. */
function progress(run: RunState, tests: TestsState['running']): number | null | undefined {
  if (tests !== null) return tests.total === 0 ? null : tests.done / tests.total;
  if (run.kind === 'loading') return null;
  if (run.kind === 'running' || run.kind === 'paused') return run.total === 0 ? null : run.events / run.total;
  return undefined;
}

/** What a run waits for, for those who see it with the seconds; said once to those who listen. */
function WaitText() {
  const waiting = useApp((state) => state.waiting);
  // The end may not fit: the limit stands in the title, too.
  const text = waiting && `Waiting ${waiting.seconds} s for ${waiting.what} (at most ${waiting.limit} s)`;
  return (
    <>
      {text !== null && (
        <div className={styles.wait} title={text} aria-hidden>
          {text}
        </div>
      )}
      <div aria-live="polite">
        <VisuallyHidden>{waiting === null ? '' : `Waiting for ${waiting.what}`}</VisuallyHidden>
      </div>
    </>
  );
}

/**
 * The status of the moment that is shown: a run's numbers are those of its end. Other news stay. Nothing is announced at each step
 * through the past: the slider says where it is.
 */
function Status() {
  const status = useApp((state) => state.status);
  const run = useApp((state) => state.run);
  const { trace, moment, isPast } = usePanelMoment();
  const totals = alertTotals(useShownAlerts());
  const text = isPast && status === runStatus(run) ? pastStatus(trace, moment, totals) : status;
  return (
    <div className={styles.status} role="status" title={text} {...(isPast && { 'aria-live': 'off' as const })}>
      {text}
    </div>
  );
}

/** The one status of the page, and a thin bar under the top bar while a run is, or tests are, under way. */
export function RunStatus() {
  const run = useApp((state) => state.run);
  const tests = useApp((state) => state.tests.running);
  const done = progress(run, tests);
  return (
    <>
      <div className={styles.place}>
        <Status />
        <WaitText />
      </div>
      {done !== undefined && (
        <div
          className={cx(styles.progress, done === null && styles.unmeasured)}
          role="progressbar"
          aria-label={tests === null ? 'Events processed' : 'Tests done'}
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
