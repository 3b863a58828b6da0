import { Clock } from 'lucide-react';
import { formatUtc } from '../../clock/format-time';
import { useShell } from '../shell/shell-state';
import { SHORTCUTS } from '../shell/shortcuts';
import { useApp } from '../state/use-app';
import { clockOf, useMoment } from '../state/use-moment';
import { Button } from '../ui/button';
import { PopoverButton } from '../ui/popover';
import { VisuallyHidden } from '../ui/visually-hidden';
import { ClockMoves } from './clock-moves';
import styles from './clock-control.module.css';

/** Follows the clock by itself: while a run goes on it moves all the time. */
function ClockText() {
  // Whole seconds: fractions come from sleeps, and would make the bar jump.
  const text = formatUtc(Math.floor(clockOf(useMoment())));
  return (
    <>
      <VisuallyHidden>{`Clock: ${text} UTC`}</VisuallyHidden>
      <time className={styles.time} aria-hidden>
        {text}
      </time>
      <span className={styles.zone} aria-hidden>
        UTC
      </span>
    </>
  );
}

/** The simulated now, in UTC; pressed, it offers to move the clock. */
export function ClockControl() {
  const isOpen = useShell((state) => state.clockOpen);
  const setOpen = useShell((state) => state.setClockOpen);
  const isLate = useApp((state) => state.settings.eventsArrive !== 'in order');
  return (
    <PopoverButton
      label="Move the clock"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          icon={<Clock aria-hidden />}
          tooltip={isLate ? 'The simulated time. Events arrive late and out of order in the next run (Time settings)' : 'The simulated time. Move it to see items expire'}
          shortcut={SHORTCUTS.clock}
        >
          <ClockText />
          {isLate && <span className={styles.late}>late events</span>}
        </Button>
      }
    >
      {(close) => <ClockMoves close={close} />}
    </PopoverButton>
  );
}
