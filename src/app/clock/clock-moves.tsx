import { useState } from 'react';
import { parseAnyTime } from '../../clock/any-time';
import { formatRelative, formatUtc } from '../../clock/format-time';
import type { EpochSeconds } from '../../clock/clock-types';
import { useApp, useBusy, useTableRefusal } from '../state/use-app';
import { clockOf, tableOf, useMoment } from '../state/use-moment';
import { useShell } from '../shell/shell-state';
import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import { lastWrite } from './last-write';
import { nextExpiry } from './next-expiry';
import { movedBackWords, timeSummary } from './time-words';
import styles from './clock-moves.module.css';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The ways to move the clock by hand. Moving it lets the sweeper delete what is due. */
export function ClockMoves({ close }: { close: () => void }) {
  const moment = useMoment();
  const runs = useBusy();
  const refusal = useTableRefusal();
  const busy = runs || refusal !== null;
  const moveClock = useApp((state) => state.moveClock);
  const now = clockOf(moment);
  const summary = useApp((state) => timeSummary(state.settings));
  const setSettingsOpen = useShell((state) => state.setSettingsOpen);
  const expiry = nextExpiry(tableOf(moment), now);
  const [text, setText] = useState(() => formatUtc(Math.floor(now)));
  const [error, setError] = useState('');

  const chosen = parseAnyTime(text);
  const movedBack = chosen === null ? null : movedBackWords(chosen, lastWrite(moment.trace));

  const moveTo = (to: EpochSeconds) => {
    moveClock(to);
    setText(formatUtc(Math.floor(to)));
    setError('');
  };
  const set = () => {
    const to = parseAnyTime(text);
    if (to === null) {
      setError('This is not a time. Write it like 2026-03-15 14:30:00 (UTC), or as seconds since 1970.');
      return;
    }
    moveTo(to);
    close();
  };

  return (
    <div className={styles.moves}>
      <p className={styles.now}>
        <span>{formatUtc(now)} UTC</span>
        <span className={styles.epoch}>{now.toLocaleString('en-US', { useGrouping: false })}</span>
      </p>
      <div className={styles.steps}>
        <Button isDisabled={busy} onPress={() => moveTo(now + HOUR)}>
          +1 hour
        </Button>
        <Button isDisabled={busy} onPress={() => moveTo(now + DAY)}>
          +1 day
        </Button>
        <Button
          isDisabled={busy || expiry === null}
          onPress={() => {
            if (expiry !== null) moveTo(expiry);
          }}
        >
          To the next expiry
        </Button>
      </div>
      <p className={styles.note}>
        {expiry === null
          ? 'Nothing in the table expires after this time.'
          : `The next item expires at ${formatUtc(expiry)}, ${formatRelative(expiry, now)}.`}
      </p>
      <div className={styles.given}>
        <TextField
          label="Move to (UTC)"
          code
          value={text}
          onChange={(value) => {
            setText(value);
            setError('');
          }}
          onSubmit={set}
          error={error}
          isDisabled={busy}
        />
        <Button variant="primary" isDisabled={busy} onPress={set}>
          Set clock
        </Button>
      </div>
      {movedBack !== null && !busy && (
        <p className={styles.note} role="note">
          {movedBack}
        </p>
      )}
      {busy && <p className={styles.note}>{refusal ?? 'The clock can be moved when the run has ended or is paused.'}</p>}
      <div className={styles.settings}>
        <p className={styles.note}>{summary}</p>
        <Button
          size="small"
          onPress={() => {
            close();
            setSettingsOpen(true, 'Time');
          }}
        >
          Time settings
        </Button>
      </div>
    </div>
  );
}
