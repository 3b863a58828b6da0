import { useEffect } from 'react';
import { useShell } from '../shell/shell-state';
import { useAppStore } from '../state/use-app';
import { lessonOfAddress } from './lesson-address';
import { useLessons } from './lesson-progress';

/** Shows the lesson that the page's address names, at the start and whenever one is put there. It asks before it opens its workspace. */
export function useLessonAddress(): void {
  const store = useAppStore();
  useEffect(() => {
    const look = (): void => {
      const slug = lessonOfAddress(location.hash);
      if (slug === null) return;
      useLessons.getState().show(slug);
      // What was stored says which tab is open: not before it is read.
      const show = (): void => {
        store.getState().setLeftTab('Lessons');
        useShell.getState().showPane('Lessons');
      };
      if (store.getState().loaded) show();
      else {
        const stop = store.subscribe(({ loaded }) => {
          if (!loaded) return;
          stop();
          show();
        });
      }
      history.replaceState(history.state, '', location.pathname + location.search);
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [store]);
}
