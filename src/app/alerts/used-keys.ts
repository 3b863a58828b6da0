import type { Trace, TraceRow } from '../../trace/trace';
import { outcomeOf } from '../trace/entry-text';
import { CONDITION_NOT_MET } from '../trace/trace-filter';
import { showText } from '../ui/show-text';

/** Steps that are told of a key; a detection may ask for one in a loop. */
const STEPS_TOLD = 5;

/** A key that a detection used on the event of a match. */
export interface UsedKey {
  key: string;
  /** What was asked of it, in order: `get_dictionary: read, then put_dictionary: changed`. */
  text: string;
  /** The entry of the trace after which the item was as the detection saw it when it decided. */
  until: number;
}

/** The keys that the detection of result `seq` used on the result's event, in the order of their first requests. */
export function keysUsed(trace: Trace, seq: number): UsedKey[] {
  const { detection } = trace.row(seq);
  const requests: TraceRow[] = [];
  for (let before = seq - 1; before > 0; before -= 1) {
    const row = trace.row(before);
    // A clock that sleeps and the sweeper come in between, and belong to no event.
    if (row.kind === 'event') break;
    if (row.kind === 'request' && row.detection === detection) requests.push(row);
  }
  const byKey = new Map<string, TraceRow[]>();
  for (const row of requests.reverse()) {
    if (row.key === null) continue;
    const ofKey = byKey.get(row.key);
    if (ofKey) ofKey.push(row);
    else byKey.set(row.key, [row]);
  }
  return [...byKey].map(([key, rows]) => ({ key, text: stepsText(rows), until: decidedAfter(trace, rows) ?? seq }));
}

/**
 * The entry after which the item was what the detection went by: at the first request whose answer told of the item, or else at the first one,
 * which can only have had a condition. What the same event wrote later decided nothing.
 */
function decidedAfter(trace: Trace, rows: readonly TraceRow[]): number | undefined {
  for (const row of rows) {
    const told = toldBy(trace, row);
    if (told !== null) return told === 'before' ? row.seq - 1 : row.seq;
  }
  return rows[0] && rows[0].seq - 1;
}

/** Which state of the item a request was answered with (a read changes none); null where its answer had nothing of the item. */
function toldBy(trace: Trace, { seq, operation, failed, errorType }: TraceRow): 'before' | 'after' | null {
  if (operation === 'GetItem' || operation === 'Query') return failed ? null : 'after';
  const entry = trace.stored(seq);
  if (entry.kind !== 'request') return null;
  const asked = textField(entry.body, failed ? 'ReturnValuesOnConditionCheckFailure' : 'ReturnValues');
  if (failed) return errorType === CONDITION_NOT_MET && asked === 'ALL_OLD' ? 'before' : null;
  if (asked === 'ALL_NEW' || asked === 'UPDATED_NEW') return 'after';
  return asked === 'ALL_OLD' || asked === 'UPDATED_OLD' ? 'before' : null;
}

/** A text in a request's body; null where it has none of that name. */
function textField(body: string, name: string): string | null {
  // Most writes ask for nothing, and can be as large as an item.
  if (!body.includes(`"${name}"`)) return null;
  try {
    const request: unknown = JSON.parse(body);
    const value: unknown = typeof request === 'object' && request !== null ? Reflect.get(request, name) : null;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Requests in order: those of one helper are told together, and equal ones in a row once. */
function stepsText(rows: readonly TraceRow[]): string {
  const steps: { by: string; outcome: string; count: number }[] = [];
  for (const row of rows) {
    const by = row.helper === null ? (row.operation ?? '') : showText(row.helper);
    const outcome = outcomeOf(row).text;
    const last = steps.at(-1);
    if (last?.by === by && last.outcome === outcome) last.count += 1;
    else steps.push({ by, outcome, count: 1 });
  }
  const told = steps.slice(0, STEPS_TOLD).map(({ by, outcome, count }, index) => {
    const words = count === 1 ? outcome : `${outcome} ${count.toLocaleString('en-US')} times`;
    if (index > 0 && steps[index - 1]?.by === by) return `, ${words}`;
    return `${index > 0 ? ', then ' : ''}${by}: ${words}`;
  });
  const more = steps.slice(STEPS_TOLD).reduce((sum, { count }) => sum + count, 0);
  return told.join('') + (more === 0 ? '' : `, and ${more.toLocaleString('en-US')} more request${more === 1 ? '' : 's'}`);
}
