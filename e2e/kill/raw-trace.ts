import type { Item, Table } from './world';

/** The kinds of entries in the order of their codes. */
const KINDS = ['start', 'event', 'request', 'result', 'delete', 'edit', 'clock'];
const TEXT_COLUMNS = ['detection', 'file', 'helper', 'key', 'body', 'delta', 'error'];
const NUMBER_COLUMNS = ['kind', 'at', 'event', 'line', 'operation', 'units'];

interface Columns {
  count: number;
  strings: string[];
  numbers: Readonly<Record<string, number[]>>;
}

/** What a stored trace comes to, and what is wrong with it. */
export interface FoldedTrace {
  table: Table;
  /** Time of the last entry; null where there is none. */
  clock: number | null;
  events: number;
  entries: number;
  problems: string[];
}

/** Changes of an item, as the trace keeps them. */
type Delta = 'delete' | { set?: Record<string, unknown>; remove?: string[]; add?: Record<string, string[]>; drop?: Record<string, string[]> };

/** Folds stored segments: a small second reading of the format, so that the app's own cannot hide what it does wrong. */
export function foldSegments(segments: readonly unknown[]): FoldedTrace {
  const problems: string[] = [];
  const table: Record<string, Item> = {};
  let entries = 0;
  let events = 0;
  let clock: number | null = null;
  segments.forEach((value, number) => {
    const segment = columnsOf(value);
    if (typeof segment === 'string') {
      problems.push(`segment ${number} of the trace: ${segment}`);
      return;
    }
    for (let index = 0; index < segment.count; index += 1) {
      const text = (column: string): string | undefined => segment.strings[segment.numbers[column]?.[index] ?? -1];
      const kind = KINDS[segment.numbers['kind']?.[index] ?? -1];
      if ((kind === 'start') !== (entries === 0)) problems.push(`entry ${entries} of the trace is a ${kind ?? 'nothing'}`);
      clock = segment.numbers['at']?.[index] ?? null;
      if (kind === 'start') {
        for (const item of (JSON.parse(text('body') ?? '{}') as { table?: Item[] }).table ?? []) table[keyOf(item)] = item;
      } else if (kind === 'event') {
        events += 1;
        if (segment.numbers['event']?.[index] !== events) problems.push(`event ${events} of the trace is numbered ${String(segment.numbers['event']?.[index])}`);
      }
      const key = text('key');
      const delta = kind === 'delete' ? '"delete"' : text('delta');
      if (key !== undefined && delta !== undefined) {
        const after = applied(table[key], JSON.parse(delta) as Delta);
        if (after) table[key] = after;
        else delete table[key];
      }
      entries += 1;
    }
  });
  return { table, clock, events, entries, problems };
}

/** The hash key of an item. */
export function keyOf(item: Item): string {
  return (item['key'] as { S: string }).S;
}

/** A sentence about what is wrong with a segment, or its columns. */
function columnsOf(value: unknown): Columns | string {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const fields = value as Readonly<Record<string, unknown>>;
  const { count, text, ends } = fields;
  if (typeof count !== 'number' || typeof text !== 'string' || !Array.isArray(ends)) return 'it has no count, no text or no ends';
  const numbers: Record<string, number[]> = {};
  for (const name of [...NUMBER_COLUMNS, ...TEXT_COLUMNS]) {
    const column = fields[name];
    if (!Array.isArray(column) || column.length !== count) return `its column ${name} does not have ${count} elements`;
    numbers[name] = column as number[];
    if (TEXT_COLUMNS.includes(name) && numbers[name].some((id) => id < -1 || id >= ends.length)) return `its column ${name} points to text that is not there`;
  }
  return { count, strings: ends.map((end, id) => text.slice(Number(ends[id - 1] ?? 0), Number(end))), numbers };
}

function applied(before: Item | undefined, delta: Delta): Item | null {
  if (delta === 'delete') return null;
  const after: Record<string, unknown> = { ...before, ...delta.set };
  for (const name of delta.remove ?? []) delete after[name];
  for (const [name, members] of Object.entries(delta.add ?? {})) after[name] = withMembers(after[name], (old) => [...old, ...members]);
  for (const [name, members] of Object.entries(delta.drop ?? {})) after[name] = withMembers(after[name], (old) => old.filter((member) => !members.includes(member)));
  return after;
}

function withMembers(value: unknown, change: (members: string[]) => string[]): unknown {
  const sets = (value ?? {}) as Readonly<Record<string, string[]>>;
  return Object.fromEntries(Object.entries(sets).map(([type, members]) => [type, change(members)]));
}
