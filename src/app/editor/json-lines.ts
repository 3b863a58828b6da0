import type * as Monaco from 'monaco-editor/editor/editor.api';
import type { Language } from './language-of';

/** JSON lines: coloured as JSON, and a line that begins with `//` is a disabled event. */
export function registerJsonLines(monaco: typeof Monaco): void {
  const id: Language = 'jsonl';
  monaco.languages.register({ id });
  monaco.languages.setLanguageConfiguration(id, {
    comments: { lineComment: '//' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"' },
    ],
  });
  monaco.languages.setMonarchTokensProvider(id, {
    tokenizer: {
      root: [
        [/^\s*\/\/.*$/, 'comment'],
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'type'],
        [/"(?:[^"\\]|\\.)*"/, 'string'],
        [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/[{}[\]]/, '@brackets'],
        [/[,:]/, 'delimiter'],
      ],
    },
  });
}
