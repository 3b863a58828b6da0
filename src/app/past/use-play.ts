import { useEffect } from 'react';
import { useApp, useAppStore } from '../state/use-app';
import { usePastView } from './past-view';

/** While it plays, shows event after event at the chosen pace; it ends at the trace's end, and with the past. */
export function usePlay(): void {
  const store = useAppStore();
  const isPast = useApp((state) => state.past !== null);
  const { playing, pace, setPlaying } = usePastView();
  useEffect(() => {
    if (!playing) return;
    if (!isPast) {
      setPlaying(false);
      return;
    }
    const timer = setInterval(() => {
      const { trace, past, lookAt } = store.getState();
      const next = past === null ? null : trace.places().next('event', past);
      if (next === null) setPlaying(false);
      else lookAt(next);
    }, 1000 / Number(pace));
    return () => clearInterval(timer);
  }, [store, isPast, playing, pace, setPlaying]);
}
