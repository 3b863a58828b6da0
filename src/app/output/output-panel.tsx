import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';

/** The panel Output. */
export function OutputPanel(): ReactNode {
  return <EmptyState title="Output appear here." />;
}
