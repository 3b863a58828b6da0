import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';

/** The panel Trace. */
export function TracePanel(): ReactNode {
  return <EmptyState title="Entries appear here." />;
}
