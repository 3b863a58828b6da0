import type * as Lessons from './lessons';

/** The lessons and what grades them: a part of the page that is loaded when somebody wants to learn. */
export function loadLessons(): Promise<typeof Lessons> {
  return import('./lessons');
}
