import { useMemo } from 'react';
import { useApp } from '../state/use-app';

/** The paths of the workspace's files: places in other files are no links. */
export function useWorkspacePaths(): ReadonlySet<string> {
  const files = useApp((state) => state.workspace.files);
  return useMemo(() => new Set(files.map(({ path }) => path)), [files]);
}
