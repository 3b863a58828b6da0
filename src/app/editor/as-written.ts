const LINES = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;
const LINE_END = /\r\n$|\r$|\n$/;
const BOM = '\ufeff';

/**
 * The text of a file after an edit, with what the editor does not keep of it: the byte order mark, and line ends of several kinds, of which
 * the editor makes one. So an edit changes the lines that it is about, and no other byte. `before`: the file's text; `edited`: the editor's.
 */
export function asWritten(before: string, edited: string): string {
  const mark = before.startsWith(BOM) ? BOM : '';
  return mark + (hasSeveralEnds(before) ? withEndsOf(linesOf(before.slice(mark.length)), linesOf(edited)) : edited);
}

/** The text as the editor has it in a model: without its byte order mark, and all line ends of one kind. */
export function asEdited(text: string, lineEnd: string): string {
  const bare = text.startsWith(BOM) ? text.slice(1) : text;
  return bare.replace(/\r\n|\r|\n/g, lineEnd);
}

function hasSeveralEnds(text: string): boolean {
  const kinds = [/\r\n/, /\r(?!\n)/, /(?:^|[^\r])\n/].filter((end) => end.test(text));
  return kinds.length > 1;
}

interface Line {
  body: string;
  end: string;
}

function linesOf(text: string): Line[] {
  return (text.match(LINES) ?? []).map((line) => {
    const end = LINE_END.exec(line)?.[0] ?? '';
    return { body: line.slice(0, line.length - end.length), end };
  });
}

/** Lines at the beginning and at the end that are as they were have the line ends that they had. */
function withEndsOf(before: readonly Line[], after: readonly Line[]): string {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.body === after[head]?.body) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail)?.body === after.at(-1 - tail)?.body) tail++;
  const endOf = (index: number, own: string): string => {
    const same = index < head ? before[index] : index >= after.length - tail ? before[index - after.length + before.length] : undefined;
    // The last line of a text has none, and another one beside it needs one.
    return same === undefined || (same.end === '') !== (own === '') ? own : same.end;
  };
  return after.map(({ body, end }, index) => body + endOf(index, end)).join('');
}
