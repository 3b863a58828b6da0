import { useDeferredValue, useMemo } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { TableContents } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import { useApp } from './use-app';

/** What the screen shows: the present, or a moment of the past. */
export interface ShownMoment {
  readonly trace: Trace;
  /** Entries of the trace that have happened. */
  readonly moment: number;
  readonly isPast: boolean;
}

/** Which moment the screen shows. */
export function useMoment(): ShownMoment {
  const trace = useApp((state) => state.trace);
  const past = useApp((state) => state.past);
  return useMemo(() => ({ trace, moment: past ?? trace.length, isPast: past !== null }), [trace, past]);
}

/** The same for what takes long to draw: it follows when there is time. */
export function useDeferredMoment(): ShownMoment {
  return useDeferredValue(useMoment());
}

/** The table at a moment. The same object as long as it is the same moment. */
export function tableOf({ trace, moment }: ShownMoment): TableContents {
  return trace.tableAt(moment);
}

/** Where the clock stood at a moment. */
export function clockOf({ trace, moment }: ShownMoment): EpochSeconds {
  return trace.at(moment - 1);
}
