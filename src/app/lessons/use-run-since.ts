import type { Lesson } from '../../lessons/lesson-types';
import type { RunInput } from '../state/last-run';
import { useApp } from '../state/use-app';

/** What the run that there was had been given when a step was shown first, by lesson and step: a step stays begun while another tab is looked at. */
const before = new Map<string, RunInput | null>();

/** Forgets which steps of a lesson have begun. */
export function forgetRuns({ slug, steps }: Lesson): void {
  for (const step of steps.keys()) before.delete(`${slug}/${step}`);
}

/** Whether a run has ended since a step was shown first, and whether it was one of another rule than the lesson began with. */
export function useRunSince({ slug, path, workspace }: Lesson, step: number): 'no' | 'as it starts' | 'changed' {
  const isDone = useApp((state) => state.run.kind === 'done');
  const input = useApp((state) => state.runInput);
  const place = `${slug}/${step}`;
  if (!before.has(place)) before.set(place, input);
  if (!isDone || input === null || input === before.get(place)) return 'no';
  const textOf = (files: readonly { path: string; text: string }[]): string | undefined => files.find((file) => file.path === path)?.text;
  return textOf(input.workspace.files) === textOf(workspace.files) ? 'as it starts' : 'changed';
}
