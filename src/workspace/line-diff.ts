/** A line of a difference: in both texts, only in the new one, only in the old one, or (`skipped`) words about lines in both that are not shown. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed' | 'skipped';
  text: string;
}

/** Lines in both texts that are shown around a change. */
const AROUND = 3;
/** Comparisons of a line with a line, at most: what differs in more lines than that is shown as replaced. */
const MOST_COMPARED = 1_000_000;

/** What makes `after` of `before`, line by line, with some lines around each change. Empty where the texts are equal. */
export function lineDiff(before: string, after: string): DiffLine[] {
  if (before === after) return [];
  const old = before.split('\n');
  const now = after.split('\n');
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const middle = linesChanged(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind: 'same', text }));
  return shortened([...same(old.slice(0, head)), ...middle, ...same(tail === 0 ? [] : old.slice(-tail))]);
}

/** What makes the lines `now` of `old`, all of them, by the longest common subsequence; as a whole where that takes too long. */
export function linesChanged(old: readonly string[], now: readonly string[]): DiffLine[] {
  const removed = old.map((text): DiffLine => ({ kind: 'removed', text }));
  const added = now.map((text): DiffLine => ({ kind: 'added', text }));
  if (old.length * now.length > MOST_COMPARED || old.length === 0 || now.length === 0) return [...removed, ...added];
  const width = now.length + 1;
  // How many lines are common from here on.
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) lines.push(...removed.slice(i, ++i));
    else lines.push(...added.slice(j, ++j));
  }
  return lines;
}

/** Without the lines in both texts that are far from a change. */
function shortened(lines: readonly DiffLine[]): DiffLine[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const shown: DiffLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const next = near.indexOf(1, index);
    if (line === undefined || next === index) {
      if (line !== undefined) shown.push(line);
      continue;
    }
    const end = next < 0 ? lines.length : next;
    shown.push({ kind: 'skipped', text: `${(end - index).toLocaleString('en-US')} unchanged ${end - index === 1 ? 'line' : 'lines'}` });
    index = end - 1;
  }
  return shown;
}
