import { nextTask } from '../../clock/next-task';
import { readAhead } from '../../workspace/read-workspace';
import type { WorkspaceFile } from '../../workspace/workspace-types';

/** The page is held up at most this long at a time, in milliseconds, plus the time of one file or line. */
const AT_ONCE = 40;

/**
 * Reads files that are about to come into the workspace, a little at a time, so that taking them over finds them read. False
 * where `signal` ended it.
 */
export async function readAheadOf(files: readonly WorkspaceFile[], signal?: AbortSignal): Promise<boolean> {
  const reading = readAhead(files);
  let began = performance.now();
  while (reading.next().done !== true) {
    if (performance.now() - began < AT_ONCE) continue;
    await nextTask();
    if (signal?.aborted) return false;
    began = performance.now();
  }
  return true;
}
