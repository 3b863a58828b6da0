import type { FileProblem } from './workspace-types';

/** An error in a file, at a line (1-based) or in the whole of it (null). `message`: a sentence. */
export function errorIn(path: string, line: number | null, message: string): FileProblem {
  return { path, line, column: null, severity: 'error', message };
}
