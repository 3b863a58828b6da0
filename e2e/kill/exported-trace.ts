import { keyOf } from './raw-trace';
import type { Item, Table } from './world';
import { canonical } from './world';

interface Line {
  seq: number;
  at: number;
  kind: string;
  event?: number;
  detection?: string;
  key?: string | null;
  data?: { n?: number };
  table?: Item[];
  detections?: { id: string }[];
  before?: Item | null;
  after?: Item | null;
}

/** What a `trace.jsonl` comes to, and what is wrong with it. */
export interface FoldedLines {
  table: Table;
  clock: number | null;
  events: number;
  entries: number;
  problems: string[];
}

/**
 * Folds `trace.jsonl`: the starting table, what requests left behind, edits and deletions. Says where lines are missing,
 * and where an event is not whole, that is: lacks the result of one of the run's detections.
 */
export function foldLines(text: string): FoldedLines {
  const problems: string[] = [];
  const table: Record<string, Item> = {};
  let detections: string[] = [];
  let results: string[] = [];
  let events = 0;
  let clock: number | null = null;
  const closeEvent = (): void => {
    if (events > 0 && results.join() !== detections.join()) problems.push(`event ${events} is not whole: it has results of ${results.join(', ') || 'nothing'}`);
  };
  const lines = text.split('\n').filter((line) => line !== '');
  lines.forEach((json, index) => {
    const line = JSON.parse(json) as Line;
    if (line.seq !== index) problems.push(`line ${index + 1} of trace.jsonl has the number ${line.seq}`);
    clock = line.at;
    if (line.kind === 'start') {
      detections = (line.detections ?? []).map(({ id }) => id);
      for (const item of line.table ?? []) table[keyOf(item)] = item;
    } else if (line.kind === 'event') {
      closeEvent();
      events += 1;
      results = [];
      if (line.event !== events) problems.push(`event ${events} is numbered ${String(line.event)}`);
    } else if (line.kind === 'result' && line.event !== 0) results.push(line.detection ?? '');
    if (typeof line.key !== 'string') return;
    if (line.before !== undefined && canonical(line.before) !== canonical(table[line.key] ?? null)) {
      problems.push(`line ${index + 1} of trace.jsonl takes ${line.key} for something else than the lines before it`);
    }
    if (line.kind === 'delete' || line.after === null) delete table[line.key];
    else if (line.after !== undefined) table[line.key] = line.after;
  });
  closeEvent();
  return { table, clock, events, entries: lines.length, problems };
}

/** The items of a `table.jsonl`. */
export function exportedTable(text: string): Table {
  const items = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { Item: Item }).Item);
  return Object.fromEntries(items.map((item) => [keyOf(item), item]));
}
