import type { Slices } from '../../clock/slices';
import { AlertGrouper } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import type { PythonError, TracedDetection } from '../../trace/trace-types';
import type { FileProblem } from '../../workspace/workspace-types';

/** Entries whose results are read between two pauses. */
const READ_AT_ONCE = 5_000;

/** What all results of a trace add up to; pauses from time to time. */
export function* resultsOf(trace: Trace): Slices<RunResults> {
  const results = new RunResults();
  for (let from = 0; from < trace.length; from += READ_AT_ONCE) {
    results.add(trace, from, Math.min(trace.length, from + READ_AT_ONCE));
    yield;
  }
  return results;
}

/** What the results in a trace add up to; grows with the trace, so that nothing is read twice. */
export class RunResults {
  readonly #grouper = new AlertGrouper();
  readonly #problems = new Map<string, FileProblem>();
  #paths: ReadonlyMap<string, string> | null = null;
  #problemList: readonly FileProblem[] = [];

  /** Reads the entries of `trace` from sequence number `from` on, up to, not including, `to`. */
  add(trace: Trace, from: number, to = trace.length): void {
    const results = trace.results(from, to);
    this.#grouper.add(trace, results);
    const known = this.#problems.size;
    for (const { detection, error, alert } of results) {
      const path = this.#pathOf(detection, trace);
      if (error) this.#report(error, path, 'error');
      for (const problem of alert?.problems ?? []) this.#report(problem, path, 'warning');
    }
    if (this.#problems.size > known) this.#problemList = [...this.#problems.values()];
  }

  get alerts(): readonly AlertGroup[] {
    return this.#grouper.groups;
  }

  /** Results with an error. */
  get errors(): number {
    return this.#grouper.errors;
  }

  /** One problem a place: the first one there. The same array as long as there is none more. */
  get problems(): readonly FileProblem[] {
    return this.#problemList;
  }

  #report(error: PythonError, detectionPath: string, severity: FileProblem['severity']): void {
    const path = error.file ?? detectionPath;
    const place = `${path}:${error.line ?? ''}`;
    if (this.#problems.has(place)) return;
    const message = error.message === '' ? error.type : `${error.type}: ${error.message}`;
    this.#problems.set(place, { path, line: error.line, column: null, severity, message });
  }

  #pathOf(detection: string, trace: Trace): string {
    this.#paths ??= new Map(trace.start().detections.map(({ id, path }: TracedDetection) => [id, path]));
    return this.#paths.get(detection) ?? detection;
  }
}
