import { History } from 'lucide-react';
import { SHORTCUTS } from '../shell/shortcuts';
import { useApp, useAppStore, useBusy } from '../state/use-app';
import { IconButton } from '../ui/button';

/** Begins to look at the past, at the last moment; pressed again, back to now. */
export function PastButton() {
  const store = useAppStore();
  const isEmpty = useApp((state) => state.trace.length <= 1);
  const isPast = useApp((state) => state.past !== null);
  const isBusy = useBusy();
  const lookAt = useApp((state) => state.lookAt);
  return (
    <IconButton
      label="Time travel"
      icon={<History aria-hidden />}
      isPressed={isPast}
      isDisabled={!isPast && (isEmpty || isBusy)}
      tooltip={
        isPast
          ? 'Back to now: show the cache as it is'
          : isEmpty
            ? 'Time travel: there is nothing to go back to before a run or an edit'
            : 'Time travel: see the cache as it was at any moment of the trace, from its end backwards'
      }
      shortcut={SHORTCUTS.past}
      onPress={() => lookAt(isPast ? null : store.getState().trace.length)}
    />
  );
}
