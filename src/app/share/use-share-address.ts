import { useEffect } from 'react';
import { isShareFragment } from '../../workspace/share/share-link';
import { useAppStore } from '../state/use-app';

/** Takes the link out of the address, so that a reload does not ask again. One that has come since then stays. */
function forgetAddress(fragment: string): void {
  if (location.hash === fragment) history.replaceState(history.state, '', location.pathname + location.search);
}

/** Opens the link that the page's address holds, at the start and whenever another one is put there. */
export function useShareAddress(): void {
  const store = useAppStore();
  useEffect(() => {
    const open = async (fragment: string): Promise<void> => {
      const end = await store.getState().openShareLink(fragment);
      // A newer link is asked for again after the reload that may bring the newer Recall.
      if (end !== 'newer') forgetAddress(fragment);
    };
    const look = (): void => {
      if (isShareFragment(location.hash)) void open(location.hash);
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [store]);
}
