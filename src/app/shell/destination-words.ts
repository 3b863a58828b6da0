import { LONGEST_DESTINATION, MOST_DESTINATIONS, piecesOf } from '../../trace/known-destinations';
import { shownText } from '../../workspace/shown-text';

/** Most characters of a name that is told. */
const SHOWN = 60;

/** What of the names that were typed does not count as it stands, in sentences; empty where all do. What may still be written, at the end, is no empty name. */
export function uncountedText(typed: string): string {
  const pieces = piecesOf(typed);
  const names = pieces.filter((name) => name !== '');
  const double = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  const said: string[] = [];
  if (pieces.slice(0, -1).includes('')) said.push('A comma without a name before it counts for nothing.');
  if (double.length === 1) said.push(`${shownText(double[0] ?? '', SHOWN)} is there more than once, and counts once.`);
  else if (double.length > 1) said.push(`${double.length} names are there more than once, and count once: ${shownText(double.join(', '), SHOWN)}.`);
  if (names.some((name) => name.length > LONGEST_DESTINATION)) said.push(`Of a longer name the first ${LONGEST_DESTINATION} characters count.`);
  if (new Set(names).size > MOST_DESTINATIONS) said.push(`Of more names the first ${MOST_DESTINATIONS} count.`);
  return said.join(' ');
}
