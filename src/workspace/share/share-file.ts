import { breathing } from './breathe';
import { failed } from './failure-words';
import { MAX_DOCUMENT_BYTES } from './limits';
import { readDocument } from './read-document';
import { ShareError } from './share-types';
import type { CheckItem, ShareReading } from './share-types';

/** Ending of the files that Share saves. */
export const SHARE_FILE_ENDING = '.recall.json';

/** Whether a file is a saved workspace, by its name and its first characters: browsers rename second downloads. */
export function isShareFile(name: string, beginning: string): boolean {
  if (name.toLowerCase().endsWith(SHARE_FILE_ENDING)) return true;
  return /\.json$/i.test(name) && /^\ufeff?\s{0,100}\{\s{0,100}"recall"\s{0,100}:\s{0,100}\d/.test(beginning);
}

/** Reads a saved workspace. Never rejects: what is wrong becomes a sentence. */
export async function readShareFile(bytes: Uint8Array, checkItem: CheckItem): Promise<ShareReading> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return failed('too large', 'file');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'shared', ...(await readDocument(text, checkItem, breathing())), bytes: bytes.length };
  } catch (error) {
    return failed(error instanceof ShareError ? error.failure : 'damaged', 'file');
  }
}
