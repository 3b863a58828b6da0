import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import type { ItemChange } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import type { Trace } from '../../trace/trace';
import type { EditEntry, StoredEntry } from '../../trace/trace-types';

/** Something that was done to items by hand in this session, in one step: it can be taken back by itself, also after later runs. */
export interface HandEdit {
  /** Tells it from all others of the session. */
  readonly id: number;
  /** e.g. `Edit of key x`. */
  readonly label: string;
  /** Where the clock stood. */
  readonly at: EpochSeconds;
  readonly changes: readonly ItemChange[];
}

/** As many as the steps that Undo keeps. */
const MOST_EDITS = 100;

/** The list with a new edit at its end; the oldest ones are forgotten. */
export function withEdit(edits: readonly HandEdit[], label: string, at: EpochSeconds, changes: readonly ItemChange[]): readonly HandEdit[] {
  if (changes.length === 0) return edits;
  return [...edits.slice(1 - MOST_EDITS), { id: (edits.at(-1)?.id ?? 0) + 1, label, at, changes }];
}

/** What an edit leaves in the trace. Nothing of an item that stays as it is. */
export function editEntries(by: EditEntry['by'], at: EpochSeconds, changes: readonly ItemChange[]): StoredEntry[] {
  return changes.flatMap(({ key, before, after }): StoredEntry[] => {
    const delta = diffItem(before, after);
    return delta === null ? [] : [{ kind: 'edit', at, key, by, delta }];
  });
}

/** Items between two pauses: some milliseconds. */
const BATCH = 1_000;

/** A trace with an edit of many items behind it, folded batch by batch, so that the table is known when the last one is there. */
export function* withEditOf(trace: Trace, changes: readonly ItemChange[]): Slices<Trace> {
  const at = trace.clock;
  let changed = trace;
  for (let from = 0; from < changes.length; from += BATCH) {
    changed = changed.appendEntries(editEntries('hand', at, changes.slice(from, from + BATCH)));
    changed.table();
    yield;
  }
  return changed;
}
