import type { Slices } from '../../clock/slices';
import type { Keyed } from '../cache/delimiter';
import type { KeyUses } from './key-uses';

/** Keys between two pauses. */
const AT_ONCE = 500;

/** What makes a spreadsheet take a cell for a formula; some of them pass over white space before it. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@])/;

/** A cell of CSV. A text that a spreadsheet would calculate is put behind an apostrophe, as users are told to write it there. */
export function csvCell(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Which detection read and wrote which key how often, as CSV (RFC 4180): a line a detection and key. */
export function* keyMapCsv(uses: KeyUses, keys: readonly Keyed[]): Slices<Blob> {
  const detections = uses.detections.map(csvCell);
  const parts = ['"key","detection","reads","writes"\r\n'];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    let part = '';
    for (const { key } of keys.slice(from, from + AT_ONCE)) {
      const cell = csvCell(key);
      for (const [index, detection] of detections.entries()) {
        const use = uses.of(key, index);
        if (use !== null) part += `${cell},${detection},${use.reads},${use.writes}\r\n`;
      }
    }
    parts.push(part);
    yield;
  }
  return new Blob(parts, { type: 'text/csv' });
}
