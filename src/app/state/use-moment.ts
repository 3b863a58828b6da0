import { useDeferredValue, useMemo } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { TableContents } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import type { AlertGroup } from '../../replay/alert-groups';
import type { AppStore } from './app-state';
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

const isLong = (state: AppStore): boolean => state.trace.length >= LONG;

/** By how many milliseconds panels follow a run later than the cache beside them: one frame need not lay out and paint both. */
const AFTER_CACHE = 100;

/** Which moment the screen shows. */
export function useMoment(): ShownMoment {
  return useMomentOf(useApp((state) => state.trace));
}

/**
 * The same for what takes long to draw: it follows when there is time, and during a run whose trace is long, once a second. Lists
 * of 100,000 that are made many times a second are so many for the garbage collector.
 */
export function useDeferredMoment(): ShownMoment {
  return useDeferredValue(useMomentOf(useAppCalmly((state) => state.trace, isLong)));
}

/** The same for a panel that is seen beside the cache. */
export function usePanelMoment(): ShownMoment {
  return useDeferredValue(useMomentOf(useAppCalmly((state) => state.trace, isLong, AFTER_CACHE)));
}

/** The alerts of the present, as they belong to the trace of usePanelMoment. */
export function usePanelAlerts(): readonly AlertGroup[] {
  return useAppCalmly((state) => state.alerts, isLong, AFTER_CACHE);
}

/** The present trace for a panel that is seen beside the cache, and takes its time by itself. */
export function usePanelTrace(): Trace {
  return useAppCalmly((state) => state.trace, () => false, AFTER_CACHE);
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
