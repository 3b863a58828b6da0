import { useEffect, useState } from 'react';
import { endOfRun } from '../../engine/page-behaviour';
import { breathing } from '../../workspace/share/breathe';
import type { LastRun } from '../state/last-run';
import { useApp } from '../state/use-app';
import { compareRuns } from './compare';
import type { PresentRun, RunComparison } from './compare';
import { reasonAgainst } from './compare-words';

/** A comparison, and what it is of: the run before, and the end and the events of the present one. */
interface Known {
  end: number;
  input: PresentRun['input'];
  comparison: RunComparison;
}

/** What was compared already: panels come and go. */
const known = new WeakMap<LastRun, Known>();

/** The comparison with the run before; null where there is none, and while it is being made, a little at a time. */
export function useComparison(): RunComparison | null {
  const run = useApp((state) => state.run);
  const last = useApp((state) => state.lastRun);
  const trace = useApp((state) => state.trace);
  const alerts = useApp((state) => state.alerts);
  const input = useApp((state) => state.runInput);
  const [made, setMade] = useState<{ last: LastRun; of: Known } | null>(null);
  const wanted = reasonAgainst(run, last) === null ? last : null;

  useEffect(() => {
    if (wanted === null) return;
    const end = endOfRun(trace);
    const found = known.get(wanted);
    if (found?.end === end && found.input === input) {
      setMade({ last: wanted, of: found });
      return;
    }
    const ending = new AbortController();
    const make = async (): Promise<void> => {
      const comparison = await compareRuns(wanted, { trace, alerts, run, input }, breathing(ending.signal));
      const of = { end, input, comparison };
      known.set(wanted, of);
      setMade({ last: wanted, of });
    };
    // It rejects when it is no longer wanted, which is no news.
    make().catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
    return () => ending.abort();
  }, [wanted, trace, alerts, run, input]);

  return made !== null && made.last === wanted && made.of.input === input ? made.of.comparison : null;
}
