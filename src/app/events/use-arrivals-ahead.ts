import { useEffect } from 'react';
import { breathing } from '../../workspace/share/breathe';
import { readArrivals } from '../state/run-order';
import { useApp } from '../state/use-app';

/** Where events come late, reads what decides about their order before a run or a panel asks for it: of many, that takes a while. */
export function useArrivalsAhead(): void {
  const rows = useApp((state) => state.events);
  const isLate = useApp((state) => state.settings.eventsArrive !== 'in order');
  useEffect(() => {
    if (!isLate) return;
    const ending = new AbortController();
    readArrivals(rows, breathing(ending.signal)).catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
    return () => ending.abort();
  }, [rows, isLate]);
}
