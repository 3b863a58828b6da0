import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { toast, Toaster } from 'sonner';
import { useAppStore } from '../state/use-app';
import styles from './toasts.module.css';
import { useShownTheme } from './theme';
import { NARROW, useMedia } from './use-media';

/** How long a toast stays, in milliseconds; longer while the pointer is on it. */
const LIFETIME = 5_000;

/** Short news. They go when a run starts: what they say is about the time before it. */
export function Toasts() {
  const store = useAppStore();
  const theme = useShownTheme();
  const narrow = useMedia(NARROW);
  useEffect(
    () =>
      store.subscribe(({ run }, before) => {
        if (run.kind === 'loading' && before.run.kind !== 'loading') toast.dismiss();
        else if (run.kind === 'running' && before.run.kind === 'paused') toast.dismiss();
      }),
    [store],
  );
  // Beside #root, above dialogs, and marked as theirs: a click on Undo must not close the dialog that it came from.
  return createPortal(
    <div data-react-aria-top-layer="true">
      <Toaster
        theme={theme}
        // At the left above the status bar, no wider than the files at first are: results stay uncovered.
        position={narrow ? 'top-center' : 'bottom-left'}
        offset={{ bottom: 40, left: 8 }}
        // More of them would be a wall before the files.
        visibleToasts={2}
        duration={LIFETIME}
        closeButton
        toastOptions={{ className: styles.toast ?? '' }}
      />
    </div>,
    document.body,
  );
}
