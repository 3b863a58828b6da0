import type { PitfallCode, TextEdit } from './finding-types';

/** A comment that silences codes on its line: `# recall: ignore RC113, RC120`. */
const COMMENT = /#\s*recall:\s*ignore\s+(RC\d{3}\b(?:[\s,]+RC\d{3}\b)*)/;

/** Whether the comment on a line silences a code. */
export function isSilenced(line: string, code: PitfallCode): boolean {
  return COMMENT.exec(line)?.[1]?.includes(code) ?? false;
}

/** The edit that silences a code on a line (1-based) of a file; null where there is no such line, or it does so already. */
export function silence(path: string, text: string, line: number, code: PitfallCode): TextEdit | null {
  const content = text.split(/\r\n|[\r\n]/)[line - 1];
  if (content === undefined || isSilenced(content, code)) return null;
  const known = COMMENT.exec(content);
  // Behind a backslash there is no comment, and within a text that goes on it would be part of it: then it has a line of its own.
  if (known === null && (content.endsWith('\\') || (content.match(/"""|'''/g) ?? []).length % 2 === 1)) {
    const start = { line, column: 0 };
    return { path, from: start, to: start, text: `${/^\s*/.exec(content)?.[0] ?? ''}# recall: ignore ${code}\n` };
  }
  const column = known === null ? content.trimEnd().length : known.index + known[0].length;
  const at = { line, column };
  return { path, from: at, to: at, text: known === null ? `  # recall: ignore ${code}` : `, ${code}` };
}
