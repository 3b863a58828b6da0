import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

export interface NothingYetProps {
  icon: ReactNode;
  title: string;
  /** The accessible name of the button, which is shown as `Run`. */
  runLabel: string;
  /** What appears here once there was a run. */
  children: ReactNode;
}

/** What a panel shows that a run would fill. */
export function NothingYet({ icon, title, runLabel, children }: NothingYetProps): ReactNode {
  const startRun = useApp((state) => state.startRun);
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <Button variant="primary" label={runLabel} onPress={() => void startRun()}>
          Run
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
