import { megabytes } from '../import-limits';
import { MAX_DOCUMENT_BYTES } from './limits';
import type { ShareFailure, ShareReading } from './share-types';

const ASK_AGAIN = 'Ask for it again, or ask for the workspace as a file (“Save as file” in Share).';

function linkWords(failure: ShareFailure): string {
  switch (failure) {
    case 'damaged':
      return `The link is damaged: something in it was changed on its way. ${ASK_AGAIN}`;
    case 'cut off':
      return `The link is cut off: its end is missing. ${ASK_AGAIN}`;
    case 'newer':
      return 'The link was made by a newer Recall. Reload the page to update this one; the link is opened again then.';
    case 'too large':
      return `The link unpacks to more than ${megabytes(MAX_DOCUMENT_BYTES)} or too many files, so it was not opened. Ask for fewer events, or for an exported .zip.`;
    case 'not a share':
      return 'The link holds no shared workspace. Check that it was copied as a whole, or ask for it again.';
  }
}

function fileWords(failure: ShareFailure): string {
  switch (failure) {
    case 'damaged':
    case 'cut off':
      return 'The file is damaged or incomplete: it cannot be read as a shared workspace. Ask for it again.';
    case 'newer':
      return 'The file was made by a newer Recall. Reload the page to update this one, then import the file again.';
    case 'too large':
      return `The file is larger than ${megabytes(MAX_DOCUMENT_BYTES)} or holds too many files. Ask for fewer events, or for an exported .zip.`;
    case 'not a share':
      return 'The file is no workspace that was saved with “Save as file” in Share. Other files are imported under names that end in .py, .yml, .jsonl or .zip.';
  }
}

/** What a failure is in words, with a way on. */
export function failed(failure: ShareFailure, from: 'link' | 'file'): ShareReading {
  return { kind: 'failed', failure, message: from === 'link' ? linkWords(failure) : fileWords(failure) };
}
