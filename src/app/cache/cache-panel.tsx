import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';

/** The panel Cache. */
export function CachePanel(): ReactNode {
  return <EmptyState title="Keys appear here." />;
}
