/** Sizes in CSS pixels. */
const EDGE = 8;
const LINE = 20;
/** Of a sample and the gap behind its name. */
const AROUND = 36;
/** Of a letter at most, on average, in the size that labels have. */
const LETTER = 6.2;

/** Where a part of the legend begins: its left end, and its middle from the legend's top. */
export interface LegendPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Places the parts of a legend side by side, in as many lines as a width makes of them. */
export function legendPlaces(names: readonly string[], width: number): { places: LegendPlace[]; height: number } {
  let x = EDGE;
  let y = LINE;
  const places = names.map((name) => {
    const length = AROUND + name.length * LETTER;
    if (x > EDGE && x + length > width) {
      x = EDGE;
      y += LINE;
    }
    const place = { name, x, y };
    x += length;
    return place;
  });
  return { places, height: y + LINE / 2 };
}
