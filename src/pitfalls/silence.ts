import type { PitfallCode, TextEdit } from './finding-types';

/** A comment that silences codes on its line: `# recall: ignore RC113, RC120`. */
const COMMENT = /#\s*recall:\s*ignore\s+(RC\d{3}(?:[\s,]+RC\d{3})*)/;

/** Whether the comment on a line silences a code. */
export function isSilenced(line: string, code: PitfallCode): boolean {
  return COMMENT.exec(line)?.[1]?.includes(code) ?? false;
}

/** The edit that silences a code on a line (1-based) of a file; null where there is no such line, or it does so already. */
export function silence(path: string, text: string, line: number, code: PitfallCode): TextEdit | null {
  const content = text.split('\n')[line - 1]?.replace(/\r$/, '');
  if (content === undefined || isSilenced(content, code)) return null;
  const known = COMMENT.exec(content);
  const column = known === null ? content.trimEnd().length : known.index + known[0].length;
  const at = { line, column };
  return { path, from: at, to: at, text: known === null ? `  # recall: ignore ${code}` : `, ${code}` };
}
