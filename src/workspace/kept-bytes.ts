import { decodeText } from './decode-text';
import type { WorkspaceFile } from './workspace-types';

// A repository has files that are no text in UTF-8: old encodings, pictures. A workspace is made of texts, so each byte of such a file that
// is not ASCII stands in its text as a lone surrogate, U+DC80 to U+DCFF, as Python does it (PEP 383, `surrogateescape`). No text that
// can be written as UTF-8 has one, and the export writes the very bytes again.

const ESCAPED = 0xdc00;
/** Characters that are put together at once: arguments of a call are limited. */
const AT_ONCE = 8192;
const LONE_BYTE = /[\udc80-\udcff]/u;
const encoder = new TextEncoder();

/** The text that stands for bytes that are no UTF-8. `bytesOfText` gives them back. */
export function textOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    const units = Array.from(bytes.subarray(at, at + AT_ONCE), (byte) => (byte < 0x80 ? byte : ESCAPED + byte));
    text += String.fromCharCode(...units);
  }
  return text;
}

/** The bytes of a file's text: UTF-8, and where `textOfBytes` made it what that was made of. */
export function bytesOfText(text: string): Uint8Array {
  if (!LONE_BYTE.test(text)) return encoder.encode(text);
  // Three bytes are the most that a code unit becomes.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes[length++] = code;
    else if (LONE_BYTE.test(character)) bytes[length++] = code - ESCAPED;
    else length += encoder.encodeInto(character, bytes.subarray(length)).written;
  }
  return bytes.slice(0, length);
}

/** A text in which nothing stands for a raw byte: what would, because it was pasted in, is a replacement character. */
export function withoutRawBytes(text: string): string {
  return LONE_BYTE.test(text) ? text.replace(/[\udc80-\udcff]/gu, '\ufffd') : text;
}

/** Why a file can only be kept: in words, with the line where there is one. */
export interface Unreadable {
  reason: string;
  line: number | null;
}

/** Files never change: an edit makes a new object. */
const known = new WeakMap<WorkspaceFile, Unreadable | null>();

/** Why the file cannot be read as text; null where it can. */
export function unreadable(file: WorkspaceFile): Unreadable | null {
  let found = known.get(file);
  if (found === undefined) known.set(file, (found = faultOf(file.text)));
  return found;
}

function faultOf(text: string): Unreadable | null {
  if (!LONE_BYTE.test(text) && !text.includes('\0')) return null;
  const decoded = decodeText(bytesOfText(text));
  return 'text' in decoded ? null : decoded;
}
