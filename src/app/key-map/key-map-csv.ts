import type { Keyed } from '../cache/delimiter';
import type { KeyUses } from './key-uses';

/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell of CSV. A text that a spreadsheet would calculate is put behind an apostrophe, as users are told to write it there. */
export function csvCell(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Which detection read and wrote which key how often, as CSV (RFC 4180): a line a detection and key. */
export function keyMapCsv(uses: KeyUses, keys: readonly Keyed[]): string {
  const lines = ['"key","detection","reads","writes"'];
  for (const { key } of keys) {
    for (const [index, detection] of uses.detections.entries()) {
      const use = uses.of(key, index);
      if (use !== null) lines.push(`${csvCell(key)},${csvCell(detection)},${use.reads},${use.writes}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}
