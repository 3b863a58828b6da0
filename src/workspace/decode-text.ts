/** Text of a file's bytes, or the reason in words why it is no text, with its line where it has one. */
export type DecodedText = { text: string } | { reason: string; line: number | null };

/**
 * Bytes as UTF-8, of which a byte order mark stays, so that the text is written as it came; or as UTF-16 where its mark, which goes, says
 * so. Nothing is replaced: what is no text is refused. `linesBefore`: lines of the file before these bytes.
 */
export function decodeText(bytes: Uint8Array, linesBefore = 0): DecodedText {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes);
    return text.includes('\0') ? { reason: 'it is binary, not text', line: null } : { text };
  } catch {
    if (encoding !== 'utf-8') return { reason: 'it is no valid UTF-16 text', line: null };
    if (bytes.includes(0)) return { reason: 'it is binary, not text', line: null };
    const line = linesBefore + firstFaultyLine(bytes);
    return { reason: `it is not encoded in UTF-8: line ${line.toLocaleString('en-US')} cannot be read. Save it as UTF-8, then import it again`, line };
  }
}

const LINE_FEED = 0x0a;

/** The first line (1-based) that is no UTF-8. No character beyond ASCII has a line feed's byte in it, so lines stand alone. */
function firstFaultyLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}
