import { Clock } from 'lucide-react';
import { formatUtc } from '../../clock/format-time';
import { useShell } from '../shell/shell-state';
import { SHORTCUTS } from '../shell/shortcuts';
import { clockOf, useMoment } from '../state/use-moment';
import { Button } from '../ui/button';
import { PopoverButton } from '../ui/popover';
import { ClockMoves } from './clock-moves';
import styles from './clock-control.module.css';

/** The simulated now, in UTC; pressed, it offers to move the clock. */
export function ClockControl() {
  const moment = useMoment();
  const now = clockOf(moment);
  const isOpen = useShell((state) => state.clockOpen);
  const setOpen = useShell((state) => state.setClockOpen);
  // Whole seconds: fractions come from sleeps, and would make the bar jump.
  const text = formatUtc(Math.floor(now));
  return (
    <PopoverButton
      label="Move the clock"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          label={`Clock: ${text} UTC`}
          icon={<Clock aria-hidden />}
          tooltip="The simulated time. Move it to see items expire"
          shortcut={SHORTCUTS.clock}
        >
          <time className={styles.time}>{text}</time>
          <span className={styles.zone}>UTC</span>
        </Button>
      }
    >
      {(close) => <ClockMoves close={close} />}
    </PopoverButton>
  );
}
