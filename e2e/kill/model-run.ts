import type { ModelEvent } from './start-files';
import type { Item, Space, Table } from './world';

/** Where a run goes from and to. */
interface Stretch {
  /** Events that were processed before; `the start`: it begins, with the table and the clock that a run begins with. */
  from: number | 'the start';
  /** Most events to process. */
  most: number;
  /** Files of the detections that were switched off when it began. */
  disabled: readonly string[];
}

/**
 * The states that a run of the two detections leads through: before its first event, after each whole one (a run that is not
 * through is stored as stopped, as its Python does not outlive the page), and when it is done. An
 * event that ends Python costs the first detection what it did with that event, and nothing else.
 */
export function runStates(space: Space, events: readonly ModelEvent[], { from, most, disabled }: Stretch): Space[] {
  const isNew = from === 'the start';
  const delay = Number(space.settings['processingDelaySeconds']);
  const first = events[0];
  let { table, clock } = space;
  const states: Space[] = [];
  if (isNew) {
    table = space.settings['startFrom'] === 'this table' ? space.table : {};
    clock = first ? first.at + delay : clock;
    states.push({ ...space, table, clock, events: 0, run: null });
  }
  const begin = isNew ? 0 : from;
  for (const [index, event] of events.slice(begin, Math.min(events.length, begin + most)).entries()) {
    clock = Math.max(clock ?? 0, event.at + delay);
    table = afterEvent(table, event, disabled);
    states.push({ ...space, table, clock, events: begin + index + 1, run: 'stopped' });
  }
  const last = states.at(-1);
  if (last?.events === events.length) states.push({ ...last, run: 'done' });
  return states;
}

function afterEvent(table: Table, { user, n, endsPython }: ModelEvent, disabled: readonly string[]): Table {
  const counter = `first:${user}`;
  const before = table[counter];
  const changed: Record<string, Item> = { ...table };
  if (!endsPython) changed[counter] = { key: { S: counter }, ...before, intCount: { N: String(countOf(before) + 1) } };
  if (!disabled.includes('rules/second.py')) changed[`second:${user}`] = { key: { S: `second:${user}` }, last: { N: String(n) } };
  return changed;
}

function countOf(item: Item | undefined): number {
  return Number((item?.['intCount'] as { N: string } | undefined)?.N ?? 0);
}
