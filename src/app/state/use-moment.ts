import { useDeferredValue, useMemo } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { TableContents } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import { useApp, useAppCalmly } from './use-app';

/** What the screen shows: the present, or a moment of the past. */
export interface ShownMoment {
  readonly trace: Trace;
  /** Entries of the trace that have happened. */
  readonly moment: number;
  readonly isPast: boolean;
}

/** Entries from which on it takes long to work out what a trace comes to: a table may have as many keys. */
const LONG = 20_000;

/** Which moment the screen shows. */
export function useMoment(): ShownMoment {
  return useMomentOf(useApp((state) => state.trace));
}

/**
 * The same for what takes long to draw: it follows when there is time, and during a run whose trace is long, once a second. Lists
 * of 100,000 that are made many times a second are so many for the garbage collector.
 */
export function useDeferredMoment(): ShownMoment {
  const trace = useAppCalmly(
    (state) => state.trace,
    (state) => state.trace.length >= LONG,
  );
  return useDeferredValue(useMomentOf(trace));
}

function useMomentOf(trace: Trace): ShownMoment {
  const past = useApp((state) => state.past);
  return useMemo(() => ({ trace, moment: Math.min(past ?? trace.length, trace.length), isPast: past !== null }), [trace, past]);
}

/** The table at a moment. The same object as long as it is the same moment. */
export function tableOf({ trace, moment }: ShownMoment): TableContents {
  return trace.tableAt(moment);
}

/** Where the clock stood at a moment. */
export function clockOf({ trace, moment }: ShownMoment): EpochSeconds {
  return trace.at(moment - 1);
}
