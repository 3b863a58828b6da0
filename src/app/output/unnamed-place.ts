import type { PythonError } from '../../trace/trace-types';

/** The place of an error whose text does not name it, such as a wrong return type: it has no line that raised it. Null for all others. */
export function unnamedPlace({ file, line }: Pick<PythonError, 'file' | 'line'>, text: string): { file: string; line: number } | null {
  return file === null || line === null || text.includes(`File "${file}", line ${line}`) ? null : { file, line };
}
