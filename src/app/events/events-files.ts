import { useMemo } from 'react';
import { useApp } from '../state/use-app';
import { isEventsFile } from './event-list';

/** Where events go when the workspace has no events file yet. */
export const FIRST_EVENTS_FILE = 'events/events.jsonl';

/** Paths of the workspace's events files. */
export function useEventsFiles(): readonly string[] {
  const files = useApp((state) => state.workspace.files);
  return useMemo(() => files.map(({ path }) => path).filter(isEventsFile), [files]);
}
