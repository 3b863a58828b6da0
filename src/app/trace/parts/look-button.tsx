import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../state/use-app';
import { IconButton } from '../../ui/button';

/** Shows the cache, the clock and the alerts as they were right after an entry of the trace. */
export function LookButton({ seq }: { seq: number }): ReactNode {
  const lookAt = useApp((state) => state.lookAt);
  const isBusy = useApp((state) => state.run.kind === 'running' || state.run.kind === 'loading');
  return <IconButton label="Look at this moment" icon={<History aria-hidden />} isDisabled={isBusy} onPress={() => lookAt(seq + 1)} />;
}
