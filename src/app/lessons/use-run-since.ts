import { useState } from 'react';
import type { Lesson } from '../../lessons/lesson-types';
import { useApp } from '../state/use-app';

/** Whether a run has ended since this was first drawn, and whether it was one of another rule than the lesson began with. */
export function useRunSince(lesson: Lesson): 'no' | 'as it starts' | 'changed' {
  const isDone = useApp((state) => state.run.kind === 'done');
  const input = useApp((state) => state.runInput);
  const [before] = useState(input);
  if (!isDone || input === null || input === before) return 'no';
  const textOf = (files: readonly { path: string; text: string }[]): string | undefined => files.find(({ path }) => path === lesson.path)?.text;
  return textOf(input.workspace.files) === textOf(lesson.workspace.files) ? 'as it starts' : 'changed';
}
