import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import type { Workspace } from '../../workspace/workspace-types';
import type { RunState } from './app-state';
import type { Moment } from './history';

/** What a run was given: the values of the state as they were then, none of them copied. */
export interface RunInput {
  readonly workspace: Workspace;
  /** Texts of its events, in the order in which it took them. */
  readonly events: readonly string[];
}

/** A run that another one took the place of. Its trace also has what was done by hand until then. */
export interface LastRun {
  readonly trace: Trace;
  readonly alerts: readonly AlertGroup[];
  readonly run: RunState;
  /** null: it is from before the page was opened. */
  readonly input: RunInput | null;
}

/** The run of a moment, for the one that follows it; null where nothing had been run. */
export function lastRunOf({ state: { trace, alerts, run, runInput } }: Moment): LastRun | null {
  return run.kind === 'idle' ? null : { trace, alerts, run, input: runInput };
}
