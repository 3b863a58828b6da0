import type { ReactNode } from 'react';
import { showText } from '../ui/show-text';

/** A sentence in which what stands between backticks is code. */
export function CodeText({ text }: { text: string }): ReactNode {
  return showText(text)
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
