/** A line of a text before (−), after (+), or in both (a space); `null` stands for lines in both that are left out. */
export type DiffedLine = { sign: '−' | '+' | ' '; text: string } | null;

/** Lines in both that are kept around what differs. */
const CONTEXT = 3;
/** How far ahead the next line that both have is looked for; what differs in longer stretches is told as a whole. */
const AHEAD = 400;

/** What differs between two texts, line by line, with a few lines around it. Line ends of a kind of their own are no difference. */
export function lineDiff(before: string, after: string): DiffedLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const all: { sign: '−' | '+' | ' '; text: string }[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      all.push({ sign: ' ', text: old[i] ?? '' });
      i += 1;
      j += 1;
      continue;
    }
    const [to, until] = nextInBoth(old, fresh, i, j);
    for (; i < to; i++) all.push({ sign: '−', text: old[i] ?? '' });
    for (; j < until; j++) all.push({ sign: '+', text: fresh[j] ?? '' });
  }
  return withContext(all);
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The nearest place at which both go on with the same line, that of fewest lines in between. */
function nextInBoth(old: readonly string[], fresh: readonly string[], i: number, j: number): [number, number] {
  // Where each line comes next in the new text.
  const places = new Map<string, number>();
  for (let at = Math.min(fresh.length, j + AHEAD) - 1; at >= j; at--) places.set(fresh[at] ?? '', at);
  let best: [number, number] = [old.length, fresh.length];
  let fewest = Infinity;
  for (let at = i; at < Math.min(old.length, i + AHEAD) && at - i < fewest; at++) {
    const place = places.get(old[at] ?? '');
    if (place === undefined || at - i + (place - j) >= fewest) continue;
    fewest = at - i + (place - j);
    best = [at, place];
  }
  return best;
}

function withContext(all: readonly NonNullable<DiffedLine>[]): DiffedLine[] {
  const kept = new Uint8Array(all.length);
  for (const [index, { sign }] of all.entries()) if (sign !== ' ') kept.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  const shown: DiffedLine[] = [];
  for (const [index, line] of all.entries()) {
    if (kept[index] === 1) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}
