import { withoutRawBytes } from '../../workspace/kept-bytes';
import { linesChanged } from '../../workspace/line-diff';

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

/** Lines that are as they were have the line ends that they had. */
function withEndsOf(before: readonly Line[], after: readonly Line[]): string {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.body === after[head]?.body) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail)?.body === after.at(-1 - tail)?.body) tail++;
  const bodies = (lines: readonly Line[]): string[] => lines.slice(head, lines.length - tail).map(({ body }) => body);
  /** By the place in `after`: the line of `before` that it is. */
  const same: (Line | undefined)[] = before.slice(0, head);
  let place = head;
  for (const { kind } of linesChanged(bodies(before), bodies(after))) {
    if (kind !== 'removed') same.push(kind === 'same' ? before[place] : undefined);
    if (kind !== 'added') place++;
  }
  same.push(...before.slice(before.length - tail));
  // The last line of a text has no end, and another one beside it needs one.
  return after.map(({ body, end }, index) => body + ((same[index]?.end ?? '') === '' || end === '' ? end : same[index]?.end)).join('');
}
