import * as v from 'valibot';
import { changesTo, inBoth } from './changes';
import type { Batch, Written } from './changes';
import type { RecordMap } from './database';
import { headRecord, KEYS, partingRecord, RECORD_VERSION } from './records';
import type { Head } from './records';
import type { Snapshot } from './storage-types';

/*
 * A batch first reads the head, to see that nobody else has written, and puts its records when the answer is there. A page
 * that is being closed does not live to see that answer: its batch would be lost. Putting without looking is no way out
 * either, because a batch holds only what differs: over data that was deleted, or that another page wrote, it would leave a
 * mix of two states. So the last changes go under one key of their own, `last-changes`, with the generations that they belong
 * to, in a transaction that is committed in the same breath. Whoever reads the workspace next compares and applies them,
 * and each ordinary batch deletes them, as it holds the same and more.
 */

/** What the database may hold. */
export interface Attempt {
  /** null: nothing is stored yet. */
  generation: string | null;
  after: Written;
}

/** The record that brings the database to the snapshot from each of the states that it may be in. */
export function partingOf(snapshot: Snapshot, possible: readonly Attempt[], headOf: (batch: Batch) => Head): v.InferOutput<typeof partingRecord> {
  const certain = possible.map(({ after }) => after).reduce(inBoth);
  const batch = changesTo(certain, snapshot);
  return {
    version: RECORD_VERSION,
    bases: possible.map(({ generation }) => generation),
    puts: new Map([...batch.puts, [KEYS.head, headOf(batch)]]),
    deletes: [...batch.deletes],
  };
}

/** The records of a workspace with the last changes of the page that was left, where they belong to this generation. */
export function withParting(records: RecordMap): { records: RecordMap; applied: v.InferOutput<typeof partingRecord> | null } {
  const parting = v.safeParse(partingRecord, records.get(KEYS.parting));
  if (!parting.success) return { records, applied: null };
  const head = v.safeParse(headRecord, records.get(KEYS.head));
  const generation = head.success ? head.output.generation : null;
  if (!parting.output.bases.includes(generation) || (generation === null && records.has(KEYS.head))) return { records, applied: null };
  const changed = new Map(records);
  for (const key of [KEYS.parting, ...parting.output.deletes]) changed.delete(key);
  for (const [key, value] of parting.output.puts) changed.set(key, value);
  return { records: changed, applied: parting.output };
}
