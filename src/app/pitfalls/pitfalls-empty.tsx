import { Radar } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { EmptyState } from '../ui/empty-state';
import { lookedText, unreadText } from './pitfall-words';
import { CheckButton, useProgressText } from './pitfalls-toolbar';

/** What the panel says where it has no finding: that none was found, or why that is not known. */
export function PitfallsEmpty(): ReactNode {
  const { looked, ended } = useApp((state) => state.pitfalls);
  const progress = useProgressText();
  const hasDetections = useApp((state) => state.detections.length > 0);
  const icon = <Radar aria-hidden />;
  if (progress !== null) {
    return (
      <EmptyState icon={icon} title={progress} action={<CheckButton />}>
        What goes wrong with the cache in your detections appears here.
      </EmptyState>
    );
  }
  if (ended !== null) {
    return (
      <EmptyState icon={icon} title="Not everything was looked at." action={<CheckButton />}>
        {ended}
      </EmptyState>
    );
  }
  if (looked === null) {
    return (
      <EmptyState icon={icon} title="Pitfalls of your detections appear here." action={<CheckButton />}>
        They are looked for in the sources and in what the last run did, when no run is going on.
      </EmptyState>
    );
  }
  if (!hasDetections) {
    return (
      <EmptyState icon={icon} title="There is no detection to look at.">
        What goes wrong with the cache in a detection appears here. Add a Python file under rules/.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={looked.unread.length === 0 ? 'No pitfalls found.' : 'No pitfalls found in what was looked at.'} action={<CheckButton />}>
      {lookedText(looked)} {unreadText(looked.unread)}
    </EmptyState>
  );
}
