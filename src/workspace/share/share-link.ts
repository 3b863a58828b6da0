import { fromBase64Url, toBase64Url } from './base64url';
import { breathing, type Breathe } from './breathe';
import { checksum } from './checksum';
import { failed } from './failure-words';
import { MAX_DOCUMENT_BYTES, MAX_LINK_CHARACTERS } from './limits';
import { pack, unpackText } from './pack';
import { readDocument } from './read-document';
import { ShareError } from './share-types';
import type { CheckItem, SharedWorkspace, ShareReading } from './share-types';
import { compactDocument } from './write-document';

/** How a link's fragment begins, without its #. */
export const SHARE_PREFIX = 'share=';

/** Version of the link's form: how the document is packed. The document has a version of its own. */
const LINK_VERSION = 1;

/** Whether a fragment (with or without #) claims to be a shared workspace. */
export function isShareFragment(fragment: string): boolean {
  return fragment.replace(/^#/, '').startsWith(SHARE_PREFIX);
}

/**
 * The fragment of a link that holds the workspace itself: `share=1.<data>.<checksum>`, where data is the document as
 * JSON, deflated, as base64url, and the checksum is the CRC-32 of `1.<data>`. It stands at the end, so that a link that
 * was cut off is told from a damaged one. The same content gives the same link.
 *
 * @returns null where it would be longer than `MAX_LINK_CHARACTERS`
 */
export async function encodeShareLink(shared: SharedWorkspace, breathe: Breathe = breathing()): Promise<string | null> {
  const packed = await pack(compactDocument(shared), (MAX_LINK_CHARACTERS / 4) * 3, breathe);
  if (packed === null) return null;
  const body = `${LINK_VERSION}.${toBase64Url(packed)}`;
  const fragment = `${SHARE_PREFIX}${body}.${checksum(body)}`;
  return fragment.length > MAX_LINK_CHARACTERS ? null : fragment;
}

/** `version.data.checksum` and what other software put behind it; a part that is missing is undefined. */
const LINK = /^(?<version>\d{1,9})(?:\.(?<data>[\w-]*)(?:\.(?<sum>[0-9a-f]{0,8}))?)?(?<rest>[^]*)$/;
/** What tools and sentences leave at the end of an address. */
const TRAILING = /^[\s.,;:!?'"’”)\]}>*_-]*$/;

/** Reads a fragment (with or without #). Never rejects, except where `breathe` does: what is wrong becomes a sentence. */
export async function decodeShareLink(fragment: string, checkItem: CheckItem, breathe: Breathe = breathing()): Promise<ShareReading> {
  if (!isShareFragment(fragment)) return failed('not a share', 'link');
  if (fragment.length > MAX_LINK_CHARACTERS + SHARE_PREFIX.length + 1) return failed('too large', 'link');
  const link = LINK.exec(fragment.slice(fragment.indexOf('=') + 1))?.groups;
  if (link === undefined) return failed('not a share', 'link');
  const { version, data, sum, rest = '' } = link;
  if (Number(version) > LINK_VERSION) return failed('newer', 'link');
  if (Number(version) < LINK_VERSION) return failed('not a share', 'link');
  if (rest !== '' && !TRAILING.test(rest)) return failed('damaged', 'link');
  if (data === undefined || sum === undefined || sum.length < 8) return failed('cut off', 'link');
  if (checksum(`${version}.${data}`) !== sum) return failed('damaged', 'link');
  try {
    const { text, bytes } = await unpackText(bytesOf(data), MAX_DOCUMENT_BYTES, breathe);
    return { kind: 'shared', ...(await readDocument(text, checkItem, breathe)), bytes };
  } catch (error) {
    if (error instanceof ShareError) return failed(error.failure, 'link');
    throw error;
  }
}

function bytesOf(data: string): Uint8Array {
  try {
    return fromBase64Url(data);
  } catch {
    throw new ShareError('damaged');
  }
}
