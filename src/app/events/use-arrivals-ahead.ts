import { useEffect } from 'react';
import { breathing } from '../../workspace/share/breathe';
import { readArrivals, runOrder } from '../state/run-order';
import { useApp } from '../state/use-app';

/** Where events come late, works out their order before a run or a panel asks for it: of many, that takes a while. */
export function useArrivalsAhead(): void {
  const rows = useApp((state) => state.events);
  const eventsArrive = useApp((state) => state.settings.eventsArrive);
  const longestDelaySeconds = useApp((state) => state.settings.longestDelaySeconds);
  const seed = useApp((state) => state.settings.seed);
  useEffect(() => {
    if (eventsArrive === 'in order') return;
    const ending = new AbortController();
    const workOut = async (): Promise<void> => {
      await readArrivals(rows, breathing(ending.signal));
      runOrder(rows, { eventsArrive, longestDelaySeconds, seed });
    };
    workOut().catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
    return () => ending.abort();
  }, [rows, eventsArrive, longestDelaySeconds, seed]);
}
