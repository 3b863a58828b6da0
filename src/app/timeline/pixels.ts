/** How marks of a lane fall on the pixels of a line: the pixels that have marks, with how many, and the first of them. */
export interface PixelMarks {
  readonly x: readonly number[];
  readonly count: readonly number[];
  /** Index of the first mark on the pixel, in the lists that were given. */
  readonly first: readonly number[];
}

/**
 * Gathers marks by pixel, so that a lane costs as much to draw as it is wide, however many marks it has. `toX` maps a time to
 * pixels; times need not be in order. Marks outside 0 to `width` are left out.
 */
export function byPixel(at: readonly number[], toX: (time: number) => number, width: number): PixelMarks {
  const counts = new Int32Array(Math.ceil(width) + 1);
  const firsts = new Int32Array(counts.length).fill(-1);
  for (let index = 0; index < at.length; index++) {
    const x = Math.round(toX(at[index] ?? 0));
    if (x < 0 || x >= counts.length) continue;
    counts[x] = (counts[x] ?? 0) + 1;
    if (firsts[x] === -1) firsts[x] = index;
  }
  const x: number[] = [];
  const count: number[] = [];
  const first: number[] = [];
  counts.forEach((number, pixel) => {
    if (number === 0) return;
    x.push(pixel);
    count.push(number);
    first.push(firsts[pixel] ?? 0);
  });
  return { x, count, first };
}

/**
 * A path of bars a pixel wide, higher where there are more marks: `base` is the foot, `height` the highest. Bars side by side are
 * one outline, which is no longer than it has steps: browsers read the path of each lane anew in each step of a zoom.
 */
export function bars({ x, count }: PixelMarks, base: number, height: number): string {
  let most = 1;
  for (const number of count) most = Math.max(most, number);
  const scale = height / (1 + Math.log(most));
  let path = '';
  let drawn = -1;
  let top = base;
  const advance = (): string => (drawn < 0 ? '' : `H${drawn + 1}`);
  for (let index = 0; index < x.length; index += 1) {
    const pixel = x[index] ?? 0;
    const upper = base - Math.max(3, Math.round(scale * (1 + Math.log(count[index] ?? 1))));
    if (pixel !== drawn + 1 || drawn < 0) path += `${drawn < 0 ? '' : `${advance()}V${base}`}M${pixel} ${base}V${upper}`;
    else if (upper !== top) path += `${advance()}V${upper}`;
    drawn = pixel;
    top = upper;
  }
  return drawn < 0 ? '' : `${path}${advance()}V${base}`;
}

/** A stretch on a line, in pixels. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * A path of bars from stretches that follow each other, `height` high below `top`; each is a pixel wide at least. Where many are
 * narrower than a pixel, one is drawn for all that fall on it, so that the path is no longer than the line is wide.
 */
export function bands(stretches: readonly Band[], width: number, top: number, height: number): string {
  let path = '';
  let end = -1;
  for (const { from, to } of stretches) {
    if (to <= 0 || from >= width || to <= from) continue;
    const begin = Math.max(0, from);
    const length = Math.max(1, Math.min(width, to) - begin);
    if (begin + length <= end) continue;
    path += `M${round(begin)} ${top}h${round(length)}v${height}h${-round(length)}z`;
    end = Math.floor(begin + length) + (length === 1 ? 1 : 0);
  }
  return path;
}

const round = (pixels: number): number => Math.round(pixels * 100) / 100;

/** A path of small crosses around `y`. */
export function crosses({ x }: PixelMarks, y: number): string {
  return x.map((pixel) => `M${pixel - 3} ${y - 3}l6 6m0 -6l-6 6`).join('');
}

/** Triangles are drawn so many pixels apart: nearer ones would be drawn over each other. */
const TRIANGLES_APART = 3;

/** A path of small triangles that point at `y` from above. */
export function triangles({ x }: PixelMarks, y: number): string {
  let path = '';
  let last = -Infinity;
  for (const pixel of x) {
    if (pixel - last < TRIANGLES_APART) continue;
    path += `M${pixel + 0.5} ${y}l-4 -7h8z`;
    last = pixel;
  }
  return path;
}

/** The pixel with marks that is nearest to `x`, as its index in the lists; null where none is within `reach`. */
export function nearest({ x: pixels }: PixelMarks, x: number, reach: number): number | null {
  let best: number | null = null;
  pixels.forEach((pixel, index) => {
    const distance = Math.abs(pixel - x);
    if (distance <= reach && (best === null || distance < Math.abs((pixels[best] ?? 0) - x))) best = index;
  });
  return best;
}
