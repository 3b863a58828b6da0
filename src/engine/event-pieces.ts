/** Most characters, and most events, of one piece; an event that is longer is one by itself. */
export const PIECE_CHARACTERS = 2_000_000;
export const PIECE_EVENTS = 10_000;

/** Whether one message can hand them all over. */
export function areOnePiece(events: readonly string[]): boolean {
  return events.length <= PIECE_EVENTS && events.reduce((sum, { length }) => sum + length, 0) <= PIECE_CHARACTERS;
}

/** Events in pieces that a message can hand over without holding anybody up. */
export function* eventPieces(events: readonly string[]): Generator<string[], void> {
  let start = 0;
  let characters = 0;
  for (const [index, { length }] of events.entries()) {
    if (index > start && (index - start >= PIECE_EVENTS || characters + length > PIECE_CHARACTERS)) {
      yield events.slice(start, index);
      start = index;
      characters = 0;
    }
    characters += length;
  }
  if (start < events.length) yield events.slice(start);
}
