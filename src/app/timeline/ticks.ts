import type { ScaleTime } from 'd3-scale';

/** Half of the widest text of a tick, in CSS pixels: nearer to an end of the axis, it would be cut. */
const HALF_TEXT = 40;
/** Between two texts at least. */
const GAP = 8;
/** How far apart ticks are asked for. */
const USUAL = 110;

/** Where a tick's text stands to its line. `before`: how much room there is to the left of the axis, in CSS pixels. */
export function anchorAt(x: number, width: number, before: number): 'start' | 'middle' | 'end' {
  if (x > width - HALF_TEXT) return 'end';
  return x + before < HALF_TEXT ? 'start' : 'middle';
}

/** Where the text of a tick begins, where it has to be moved into the axis too. */
const LEFT = { start: 0, middle: -HALF_TEXT, end: -2 * HALF_TEXT };

/** The ticks of a time axis with room for the text of each; the scale alone gives so many as it finds round, also where they are too close. */
export function roomyTicks(scale: ScaleTime<number, number>, width: number, before: number): Date[] {
  let free = -Infinity;
  return scale.ticks(Math.max(2, width / USUAL)).filter((tick) => {
    const x = scale(tick);
    const left = x + LEFT[anchorAt(x, width, before)];
    if (left < free) return false;
    free = left + 2 * HALF_TEXT + GAP;
    return true;
  });
}
