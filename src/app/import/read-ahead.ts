import { readAhead } from '../../workspace/read-workspace';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import { inSlices } from '../../clock/slices';

/**
 * Reads files that are about to come into the workspace, a little at a time, so that taking them over finds them read. False
 * where `signal` ended it. `before`: the files that they follow.
 */
export async function readAheadOf(files: readonly WorkspaceFile[], signal?: AbortSignal, before: readonly WorkspaceFile[] = []): Promise<boolean> {
  return (await inSlices(readAhead(files, before), signal)) !== null;
}
