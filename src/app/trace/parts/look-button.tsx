import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useBusy } from '../../state/use-app';
import { IconButton } from '../../ui/button';

export interface LookButtonProps {
  seq: number;
  size?: 'normal' | 'small';
  /** Before the moment is shown. */
  onLook?: () => void;
}

/** Shows the cache, the clock and the alerts as they were right after an entry of the trace. */
export function LookButton({ seq, size = 'normal', onLook }: LookButtonProps): ReactNode {
  const lookAt = useApp((state) => state.lookAt);
  const isBusy = useBusy();
  return (
    <IconButton
      size={size}
      label="Look at this moment"
      icon={<History aria-hidden />}
      isDisabled={isBusy}
      onPress={() => {
        onLook?.();
        lookAt(seq + 1);
      }}
    />
  );
}
