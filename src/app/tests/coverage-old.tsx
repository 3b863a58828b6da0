import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../ui/badge';

/** What became of a measurement whose file was edited since. */
export function OldCoverage(): ReactNode {
  return (
    <Badge icon={<History aria-hidden />}>
      <span title="The file was edited since its lines were measured.">older than the code</span>
    </Badge>
  );
}
