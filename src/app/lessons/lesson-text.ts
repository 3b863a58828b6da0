/** A stretch of a lesson's text. */
export type Stretch = { kind: 'text' | 'code' | 'strong'; text: string };
/** A paragraph, or a block of code. */
export type Block = { kind: 'paragraph'; stretches: readonly Stretch[] } | { kind: 'code'; text: string };

/** Reads a lesson's text: paragraphs parted by empty lines, blocks of code between lines of three backticks, `code` and **strong**. */
export function readLessonText(text: string): readonly Block[] {
  return text.split(/^```\w*\n([\s\S]*?)^```$/m).flatMap((part, index): Block[] => {
    if (index % 2 === 1) return [{ kind: 'code', text: part.replace(/\n$/, '') }];
    const paragraphs = part.split(/\n{2,}/).map((paragraph) => paragraph.trim());
    return paragraphs.filter((paragraph) => paragraph !== '').map((paragraph) => ({ kind: 'paragraph', stretches: stretchesOf(paragraph) }));
  });
}

function stretchesOf(paragraph: string): Stretch[] {
  const parts = paragraph.replaceAll('\n', ' ').split(/(`[^`]+`|\*\*[^*]+\*\*)/);
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      return part.startsWith('**') ? { kind: 'strong', text: part.slice(2, -2) } : { kind: 'text', text: part };
    });
}
