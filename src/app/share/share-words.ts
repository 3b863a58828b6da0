import type { Finding, SensitiveReport } from '../../workspace/share/sensitive';
import { LONG_LINK_CHARACTERS, MAX_LINK_CHARACTERS, SHORT_LINK_CHARACTERS } from '../../workspace/share/limits';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import { endingOf } from '../../workspace/paths';
import { counted, numeral } from '../state/count-words';

/** Where a link of this length can be used; `isLong`: other software may cut it. */
export function lengthNote(characters: number): { text: string; isLong: boolean } {
  const length = `The link has ${counted(characters, 'character')}.`;
  if (characters > LONG_LINK_CHARACTERS) {
    return {
      text: `${length} Links of more than ${numeral(LONG_LINK_CHARACTERS)} are cut off by some chat and mail programs, address bars and bookmarks. “Save as file” is safer.`,
      isLong: true,
    };
  }
  if (characters > SHORT_LINK_CHARACTERS) {
    return { text: `${length} Browsers and most programs take that; a chat message that holds less (${numeral(SHORT_LINK_CHARACTERS)} in Discord) does not.`, isLong: false };
  }
  return { text: `${length} That fits nearly everywhere.`, isLong: false };
}

/** What is said where there is no link. */
export const TOO_LONG = `This does not fit into a link: browsers take ${numeral(MAX_LINK_CHARACTERS)} characters at most. Leave out events, or use “Save as file”.`;

/** `156 kB`: about how much a text is. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What a shared workspace holds, in a sentence: `12 files, 6 of them Python, settings, and a table of 3 items; 156 kB.` */
export function contentText({ workspace, settings, table }: SharedWorkspace, bytes: number): string {
  const python = workspace.files.filter(({ path }) => endingOf(path) === '.py').length;
  const files = `${counted(workspace.files.length, 'file')}, ${python === 0 ? 'none' : numeral(python)} of them Python`;
  const parts = [files, ...(settings === null ? [] : ['settings']), ...(table.length === 0 ? [] : [`a table of ${counted(table.length, 'item')}`])];
  return `${parts.join('; ')}; ${sizeText(bytes)}.`;
}

/** Where something was found. */
export function placeOf({ file, key }: Finding): string {
  return file === null ? `Table, key ${key ?? ''}` : `${file.path}, line ${numeral(file.line)}`;
}

/** What was found, in a sentence. */
export function foundText({ findings, more }: SensitiveReport): string {
  const count = findings.length + more;
  if (count === 0) return 'Nothing in it looks like a secret or like data about people. The search knows common shapes only: look yourself, too.';
  return `${counted(count, 'place')} ${count === 1 ? 'looks' : 'look'} like a secret or like data about people. Whoever has the link can read it.`;
}
