import { useEffect } from 'react';
import type { Trace } from '../../../trace/trace';
import type { TraceSegment } from '../../../trace/trace-types';

/** Something selected in what a run left behind, by a number that means something else in every other run. */
export interface RunSelection {
  selected: string | number | null;
  /** The first segment of the trace that `selected` belongs to; null: the one that is looked at next. */
  run: TraceSegment | null;
}

/** The first segment of a trace: the same object as long as the trace only grows, another one for another run. */
function runOf(trace: Trace): TraceSegment | null {
  return trace.segments[0] ?? null;
}

/** Whether a selection means something in this trace. */
export function belongsTo({ run }: RunSelection, trace: Trace): boolean {
  return run === null || run === runOf(trace);
}

/** Ties a selection to the run that is on the screen, and lets go of it when another run takes its place. */
export function useRunSelection(selection: RunSelection, trace: Trace, setRun: (run: TraceSegment | null) => void, clear: () => void): void {
  const { selected, run } = selection;
  useEffect(() => {
    if (selected === null) return;
    const shown = runOf(trace);
    if (run === null) setRun(shown);
    else if (run !== shown) clear();
  }, [selected, run, trace, setRun, clear]);
}
