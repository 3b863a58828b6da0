const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether brackets in a JSON text are nested deeper than `levels`. Without recursion, in one pass, and only where so many fit in. */
export function isDeeperThan(levels: number, json: string): boolean {
  if (json.length <= levels) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    // [ and {, ] and } differ in one bit.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      if (depth > levels) return true;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}

/** Offset of the quote that ends the string which begins at `start`; the text's length where there is none. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return json.length;
}
