import { MAX_FILE_BYTES } from '../import-limits';

/**
 * Longest link that is made or opened, in characters. Chromium passes on no URL above 2,097,152 (`kMaxURLChars` in its
 * url/mojom/url.mojom) and replaces longer ones by empty ones; a little less leaves room for the site's own address.
 */
export const MAX_LINK_CHARACTERS = 2_000_000;

/**
 * Above this a link is one that other software may cut: Chromium shows 32,768 characters of an address
 * (`kMaxURLDisplayChars`), Slack cuts messages at 40,000, and Firefox keeps addresses up to 65,536 in its history and
 * bookmarks.
 */
export const LONG_LINK_CHARACTERS = 32_000;

/** A message of Discord takes this many characters, the least of the chat tools that people paste links into. */
export const SHORT_LINK_CHARACTERS = 2_000;

/** Most bytes of a document, unpacked: as much as one imported file may have, because it can come as one. */
export const MAX_DOCUMENT_BYTES = MAX_FILE_BYTES;
