import { endingOf, fileName, folderOf } from '../../workspace/paths';

const ENDINGS = ['.py', '.yml', '.yaml', '.json', '.jsonl', '.ndjson', '.md', '.txt', '.csv'];

/**
 * The path that a file at `from` gets when `typed` is its new name: without a folder it stays in its own, without a known
 * ending it keeps its own, and a folder alone moves it there.
 */
export function renamedPath(from: string, typed: string): string {
  const name = typed.trim();
  if (name === '') return '';
  if (name.endsWith('/')) return name + fileName(from);
  const path = name.includes('/') ? name : folderOf(from) + name;
  const own = from.slice(from.length - endingOf(from).length);
  return [...ENDINGS, endingOf(from)].includes(endingOf(path)) ? path : path + own;
}
