import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';

/** The panel Alerts. */
export function AlertsPanel(): ReactNode {
  return <EmptyState title="Alerts appear here." />;
}
