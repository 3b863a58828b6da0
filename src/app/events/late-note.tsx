import type { ReactNode } from 'react';
import { formatDuration } from '../../clock/format-time';
import { useShell } from '../shell/shell-state';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import styles from './events.module.css';

/** Says that a run takes the events in another order than the list has, as the settings want it. */
export function LateNote(): ReactNode {
  const longest = useApp((state) => state.settings.longestDelaySeconds);
  const setSettingsOpen = useShell((state) => state.setSettingsOpen);
  return (
    <div className={styles.advice}>
      <span>Events are shuffled: each comes up to {formatDuration(longest)} late, so a run takes them in another order than this list</span>
      <Button size="small" onPress={() => setSettingsOpen(true, 'Time')}>
        Time settings
      </Button>
    </div>
  );
}
