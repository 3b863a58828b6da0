/** Event numbers in increasing order, those that follow each other as one range. */
export type EventRange = [from: number, to: number];

/** Ranges that are written out before the rest is left to a `…`. */
const WRITTEN = 20;

/** Adds the next event to ranges. */
export function addEvent(ranges: EventRange[], event: number): void {
  const last = ranges.at(-1);
  if (last?.[1] === event || last?.[1] === event - 1) last[1] = event;
  else ranges.push([event, event]);
}

/** `Event 3`, `Events 1–55, 60`; event 0 is what happened `While loading`. */
export function rangesText(ranges: readonly EventRange[]): string {
  const [first] = ranges;
  if (first === undefined || first[1] === 0) return 'While loading';
  const number = (value: number): string => value.toLocaleString('en-US');
  const written = ranges.slice(0, WRITTEN).map(([from, to]) => (from === to ? number(from) : `${number(from)}–${number(to)}`));
  if (ranges.length > WRITTEN) written.push('…');
  return `${ranges.length === 1 && first[0] === first[1] ? 'Event' : 'Events'} ${written.join(', ')}`;
}
