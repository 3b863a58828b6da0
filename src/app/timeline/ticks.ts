import type { ScaleTime } from 'd3-scale';

/** How far apart the texts of two ticks stand at least, in CSS pixels: the last one may stand to the left of its tick. */
const CLOSEST = 98;
/** How far apart ticks are asked for. */
const USUAL = 110;

/** The ticks of a time axis with room for the text of each; the scale alone gives so many as it finds round, also where they are too close. */
export function roomyTicks(scale: ScaleTime<number, number>, width: number): Date[] {
  let last = -Infinity;
  return scale.ticks(Math.max(2, width / USUAL)).filter((tick) => {
    const x = scale(tick);
    if (x - last < CLOSEST) return false;
    last = x;
    return true;
  });
}
