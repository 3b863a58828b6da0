/**
 * What a script does, one step each. Numbers choose among what is there when the step comes (`pick` counts round the keys,
 * files or workspaces), because what a kill leaves behind is not known beforehand; the script itself is.
 */
export type Step =
  | { do: 'add item'; value: number }
  | { do: 'edit item'; pick: number; value: number }
  | { do: 'delete item'; pick: number }
  | { do: 'move clock'; by: '+1 hour' | '+1 day' }
  | { do: 'type'; text: string }
  | { do: 'set seed'; value: number }
  | { do: 'set helpers' }
  | { do: 'start from' }
  | { do: 'change theme' }
  | { do: 'switch detection' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'reset cache' }
  | { do: 'import items'; count: number }
  | { do: 'import events'; count: number; endsPython: boolean }
  | { do: 'run' }
  | { do: 'step' }
  | { do: 'stop' }
  | WorkspaceStep;

/** What is done to whole workspaces. */
export type WorkspaceStep =
  | { do: 'new workspace' }
  | { do: 'duplicate workspace' }
  | { do: 'open workspace'; pick: number }
  | { do: 'rename workspace' }
  | { do: 'delete workspace'; pick: number }
  /** With the Undo beside the news where it was deleted just now, or in the list. */
  | { do: 'restore workspace'; pick: number; undo: boolean }
  | { do: 'purge workspace'; pick: number };

/** Whether the step needs Python. */
export function needsPython({ do: what }: Step): boolean {
  return what === 'run' || what === 'step';
}

/** Whether the step stays in the open workspace: one that makes or opens another is refused while storing fails, and says so. */
export function isWithinWorkspace({ do: what }: Step): boolean {
  return !what.endsWith(' workspace') || what === 'rename workspace';
}

/** A step in words, as a failure prints it. */
export function stepText(step: Step): string {
  const { do: what, ...rest } = step;
  const details = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return details.length > 0 ? `${what} (${details.join(', ')})` : what;
}
