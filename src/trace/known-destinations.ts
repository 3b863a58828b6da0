/** Most destinations that can be known, and most characters of the name of one. */
export const MOST_DESTINATIONS = 100;
export const LONGEST_DESTINATION = 200;

/** The names in a text in which commas or line ends stand between them: each once, as many and as long as can be known. */
export function destinationsIn(text: string): string[] {
  const names = piecesOf(text).map((name) => name.slice(0, LONGEST_DESTINATION)).filter((name) => name !== '');
  return [...new Set(names)].slice(0, MOST_DESTINATIONS);
}

/** What stands between the commas or line ends of a text, empty pieces and doubles included. */
export function piecesOf(text: string): string[] {
  return text.split(/[,\n]/).map((name) => name.trim());
}
