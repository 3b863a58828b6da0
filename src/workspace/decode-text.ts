/** Text of a file's bytes (without byte order mark), or the reason in words why it is no text. */
export type DecodedText = { text: string } | { reason: string };

/** Bytes as UTF-8, or as UTF-16 where a byte order mark says so. Nothing is replaced: what is no text is refused. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { reason: 'it is binary, not text' } : { text };
  } catch {
    if (bytes.includes(0)) return { reason: 'it is binary, not text' };
    return { reason: encoding === 'utf-8' ? 'it is not encoded in UTF-8' : 'it is no valid UTF-16 text' };
  }
}
