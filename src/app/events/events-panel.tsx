import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';

/** The panel Events. */
export function EventsPanel(): ReactNode {
  return <EmptyState title="Events appear here." />;
}
