import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventPieces, PIECE_CHARACTERS, PIECE_EVENTS } from './event-pieces';

it('hands over all events in their order, in pieces that are not too large', () => {
  const length = fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 2, max: 300_000 }) }, fc.constant(PIECE_CHARACTERS + 5));
  fc.assert(
    fc.property(fc.array(length, { maxLength: 60 }), (lengths) => {
      const events = lengths.map((characters, index) => String(index).padEnd(characters, '-'));
      const pieces = [...eventPieces(events)];
      expect(pieces.flat()).toEqual(events);
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length === 1 || piece.join('').length <= PIECE_CHARACTERS).toBe(true);
      }
    }),
    { numRuns: 30, seed: 7 },
  );
  expect([...eventPieces(Array.from({ length: PIECE_EVENTS * 2 + 1 }, () => '{}'))].map((piece) => piece.length)).toEqual([PIECE_EVENTS, PIECE_EVENTS, 1]);
});
