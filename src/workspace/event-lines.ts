/** The lines of an events file, with which edits leave everything as it was that they do not name. */

export const BOM = '\ufeff';
/** Begins a line whose event is switched off. */
export const DISABLED = /^(\s*)\/\/\s?/;

/** A line without its line end, and that line end (empty at the end of a file that has none). */
export interface Line {
  body: string;
  end: string;
}

/** The lines of a text, and its byte order mark ('': it has none). */
export function splitLines(text: string): { bom: string; lines: Line[] } {
  const bom = text.startsWith(BOM) ? BOM : '';
  const lines = (text.slice(bom.length).match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const end = /\r?\n$/.exec(line)?.[0] ?? '';
    return { body: line.slice(0, line.length - end.length), end };
  });
  return { bom, lines };
}

/** The text that lines make. */
export function joinLines(bom: string, lines: readonly Line[]): string {
  let text = bom;
  for (const { body, end } of lines) text += body + end;
  return text;
}

/** The line end that a file uses. */
export function lineEnd(lines: readonly Line[]): string {
  return lines.find((line) => line.end !== '')?.end ?? '\n';
}

/** A line as it is where its event is switched on. */
export function withoutSwitch(body: string): string {
  return body.replace(DISABLED, '');
}
