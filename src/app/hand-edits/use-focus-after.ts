import { useEffect, useRef } from 'react';
import { workspaceButton } from '../workspaces/workspace-button';

/** Once something is closed whose focus came from an element that is gone, gives it to the button with the workspace's name. */
export function useFocusAfter(isOpen: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    if (isOpen) return;
    // A dialog gives the focus back in the frame after it is gone, if there is still where to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) workspaceButton.current?.focus();
      }),
    );
  }, [isOpen]);
}
