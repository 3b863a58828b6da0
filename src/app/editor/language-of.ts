import { endingOf } from '../../workspace/paths';

export const LANGUAGES = ['python', 'yaml', 'json', 'jsonl', 'plaintext'] as const;
/** The editor's name of a language. `jsonl` is ours: JSON lines, where a line may be commented out. */
export type Language = (typeof LANGUAGES)[number];

/** The language of a file, by its ending. */
export function languageOf(path: string): Language {
  switch (endingOf(path)) {
    case '.py':
      return 'python';
    case '.yml':
    case '.yaml':
      return 'yaml';
    case '.json':
      return 'json';
    case '.jsonl':
    case '.ndjson':
      return 'jsonl';
    default:
      return 'plaintext';
  }
}
