import type { EngineState } from '../../engine/engine-client-types';
import type { RunState } from './app-state';
import { numeral } from './count-words';

export const STARTING = 'Starting…';
export const IMPORT_STOPPED = 'Import stopped';
/** Begins the notice that says why there is no Python. */
export const NO_PYTHON = 'Python could not be started';

/** The status of a run, with the plural always. */
export function runStatus(run: RunState): string {
  switch (run.kind) {
    case 'idle':
      return 'Ready';
    case 'loading':
      return `Running 0 of ${numeral(run.total)}`;
    case 'running':
      return `Running ${numeral(run.events)} of ${numeral(run.total)}`;
    case 'paused':
      return `Paused at event ${numeral(run.events)}`;
    case 'stopped':
      return `Stopped at event ${numeral(run.events)}`;
    case 'done':
      return `Done: ${numeral(run.events)} events, ${numeral(run.alerts)} alerts, ${numeral(run.errors)} errors`;
  }
}

/** The status while an import is read. */
export function readingStatus(done: number, total: number): string {
  return workingStatus('Reading files', done, total);
}

/** The status while something is done to many items, e.g. `Comparing items: 2,000 of 100,000`. */
export function workingStatus(what: string, done: number, total: number): string {
  return `${what}: ${numeral(done)} of ${numeral(total)}`;
}

/** The status after an import. */
export function importStatus(files: number, problems: number): string {
  return `Imported ${numeral(files)} files${problems > 0 ? `, ${numeral(problems)} problems` : ''}`;
}

/** What the status says instead of the run's as long as Python cannot be used; other news are not hidden. */
export function shownStatus(text: string, engine: EngineState, run: RunState): string {
  if (engine.kind === 'ready' || text !== runStatus(run)) return text;
  return engine.kind === 'starting' ? STARTING : NO_PYTHON;
}
