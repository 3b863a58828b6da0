import type { Slices } from '../clock/slices';
import { kindAt, textAt } from '../trace/segment';
import type { Trace } from '../trace/trace';
import type { CallPlace, DynamicFinding } from './finding-types';
import type { Pitfall } from './pitfall';

/** Entries that are shown to all watchers between two pauses. */
const AT_ONCE = 250;

/** What a run shows of all pitfalls. */
export interface WatchedPitfalls {
  readonly findings: readonly DynamicFinding[];
  /** Where detections made requests, by `callOf`. */
  readonly calls: ReadonlySet<string>;
}

/** What is known without a run. */
export const NOTHING_WATCHED: WatchedPitfalls = { findings: [], calls: new Set() };

/** A call's place as text: equal places have equal texts. */
export function callOf({ path, line }: CallPlace): string {
  return `${line}:${path}`;
}

/** Shows a run's trace to the watchers of `pitfalls`, in slices. Throws what a watcher throws. */
export function* watchRun(trace: Trace, pitfalls: Iterable<Pitfall>): Slices<WatchedPitfalls> {
  const watchers = [...pitfalls].flatMap(({ watch }) => watch?.({ trace }) ?? []);
  const calls = new Set<string>();
  for (let from = 0; from < trace.length; from += AT_ONCE) {
    trace.forEach(
      from,
      (segment, index, seq) => {
        const path = kindAt(segment, index) === 'request' ? textAt(segment, 'file', index) : null;
        if (path !== null && path !== '') calls.add(callOf({ path, line: segment.line[index] ?? 0 }));
        for (const watcher of watchers) watcher.take(segment, index, seq);
      },
      from + AT_ONCE,
    );
    yield;
  }
  const findings: DynamicFinding[] = [];
  for (const watcher of watchers) {
    findings.push(...watcher.findings());
    yield;
  }
  return { findings, calls };
}
