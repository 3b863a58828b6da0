import type { AppState } from './app-state';
import { isBusy } from './context';

/** Why no unit tests can be run now, as what to do instead; null where they can. */
export function testsRefusal({ loaded, importing, run, engine, tests }: Pick<AppState, 'loaded' | 'importing' | 'run' | 'engine' | 'tests'>): string | null {
  if (!loaded) return 'Run the unit tests when the workspace is open';
  if (engine.kind === 'failed') return 'Python cannot be used: reload the page to run the unit tests';
  if (importing) return 'Run the unit tests when the import is over';
  if (isBusy(run)) return 'Run the unit tests when the run is over';
  return tests.running === null ? null : 'The unit tests are running: stop them or wait for their end';
}
