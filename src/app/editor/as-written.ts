import { withoutRawBytes } from '../../workspace/kept-bytes';

const LINES = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;
const LINE_END = /\r\n$|\r$|\n$/;
const BOM = '\ufeff';

/**
 * The text of a file after an edit, with what the editor does not keep of it: the byte order mark, and the line ends, of which the editor
 * has one kind, also after the file came in anew with another. So an edit changes the lines that it is about, and no other byte. What stands
 * for a raw byte in kept files, and can be pasted, is none in a text. `before`: the file's text; `edited`: the editor's.
 */
export function asWritten(before: string, edited: string): string {
  const mark = before.startsWith(BOM) ? BOM : '';
  const text = withoutRawBytes(edited);
  const [end, ...others] = endsOf(before);
  if (others.length > 0) return mark + withEndsOf(linesOf(before.slice(mark.length)), linesOf(text));
  return mark + (end === undefined ? text : asEdited(text, end));
}

/** The text as the editor has it in a model: without its byte order mark, and all line ends of one kind. */
export function asEdited(text: string, lineEnd: string): string {
  const bare = text.startsWith(BOM) ? text.slice(1) : text;
  return bare.replace(/\r\n|\r|\n/g, lineEnd);
}

const KINDS = [
  { end: '\r\n', pattern: /\r\n/ },
  { end: '\r', pattern: /\r(?!\n)/ },
  { end: '\n', pattern: /(?:^|[^\r])\n/ },
];

/** The kinds of line ends that a text has. */
function endsOf(text: string): string[] {
  return KINDS.filter(({ pattern }) => pattern.test(text)).map(({ end }) => end);
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
