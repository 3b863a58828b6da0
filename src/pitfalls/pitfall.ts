import type { TraceSegment } from '../trace/trace-types';
import type { Trace } from '../trace/trace';
import type { DynamicFinding, PitfallCode, PitfallSeverity } from './finding-types';

/** Where a fact stands: a short name, and an address where there is one. */
export interface Source {
  name: string;
  url: string | null;
}

/** What is said about a code, whatever the place. */
export interface Pitfall {
  code: PitfallCode;
  /** A few words: `Cache read before the filter`. */
  title: string;
  severity: PitfallSeverity;
  /** What goes wrong, and how to do it right: a paragraph in plain words. */
  explanation: string;
  /** The fact behind it, and who states it. */
  fact: string;
  sources: readonly Source[];
  /** Looks for it in a run; null: it is seen in sources alone. */
  watch: ((run: WatchedRun) => Watcher) | null;
}

/** What a watcher may know of the run before it looks. */
export interface WatchedRun {
  trace: Trace;
}

/**
 * Looks for one pitfall in a trace. Entries are shown in order, each once, and `take` is called for each of them: it must be cheap (some
 * 100 ns to 1 µs for entries that are none of its business). `findings` is asked once, at the end: one for each detection and call.
 */
export interface Watcher {
  take(segment: TraceSegment, index: number, seq: number): void;
  findings(): DynamicFinding[];
}
