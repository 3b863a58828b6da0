import type { EpochSeconds } from '../../clock/clock-types';
import { formatDuration } from '../../clock/format-time';
import { expiryOf } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { itemParts, itemType } from '../cache/item-type';
import { entryText, placeOf } from '../trace/entry-text';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A state of an item, and what brought it about. */
export interface KeyVersion {
  seq: number;
  at: EpochSeconds;
  /** 0: none, or while modules were loaded. */
  event: number;
  /** null where no detection did it. */
  detection: string | null;
  /** e.g. `increment_counter → UpdateItem`, `Delete`, `Added by hand`. */
  by: string;
  place: { path: string; line: number } | null;
  /** Whether the user did it: changed, deleted or imported the item, or reset the cache. */
  isByHand: boolean;
  before: Item | null;
  after: Item | null;
  /** What a reader of the values alone would miss: sentences about type and expiry. */
  notes: readonly string[];
}

/** Everything that is known of a key up to a moment. */
export interface KeyHistory {
  /** Oldest first. */
  versions: readonly KeyVersion[];
  /** Detections by how often they read and wrote it, in order of their first access. */
  users: readonly { detection: string; reads: number; writes: number }[];
  item: Item | null;
}

/** The history of a key in the first `moment` entries of a trace. */
export function keyHistory(trace: Trace, key: string, moment: number): KeyHistory {
  const versions: KeyVersion[] = [];
  const users = new Map<string, { detection: string; reads: number; writes: number }>();
  let item = trace.tableAt(1).get(key) ?? null;
  for (const { seq, before, after } of trace.changesOf(key)) {
    if (seq >= moment) break;
    const row = trace.row(seq);
    item = after;
    if (row.kind === 'request' && row.detection !== null) {
      const user = users.get(row.detection) ?? { detection: row.detection, reads: 0, writes: 0 };
      user[row.changed ? 'writes' : 'reads'] += 1;
      users.set(row.detection, user);
    }
    if (!row.changed) continue;
    versions.push({
      seq,
      at: row.at,
      event: row.event,
      detection: row.detection,
      by: entryText(row),
      place: placeOf(row),
      isByHand: isByHand(trace.stored(seq)),
      before,
      after,
      notes: notesOf(before, after, row.at),
    });
  }
  return { versions, users: [...users.values()], item };
}

function isByHand(entry: StoredEntry): boolean {
  return entry.kind === 'edit' || (entry.kind === 'delete' && entry.by === 'reset');
}

function notesOf(before: Item | null, after: Item | null, at: EpochSeconds): string[] {
  if (after === null) return [];
  const notes: string[] = [];
  if (before !== null) {
    const [old, fresh] = [itemType(itemParts(before)), itemType(itemParts(after))];
    if (old !== fresh) notes.push(`Its type changed from ${old} to ${fresh}.`);
  }
  const expiry = expiryOf(after);
  const old = before && expiryOf(before);
  if (expiry === old) return notes;
  if (expiry === null) notes.push('It has no expiry any more.');
  else if (old === null) notes.push(`It expires ${distance(expiry, at)}.`);
  else notes.push(`Its expiry moved from ${distance(old, at)} to ${distance(expiry, at)}.`);
  return notes;
}

/**
 * How far an expiry is from the write that set it, as its author would say it: expiries are whole seconds while a write has
 * milliseconds, and 7 days from a write are not 6 days 23 hours. From an hour on the nearest minute is what counts.
 */
function distance(expiry: EpochSeconds, at: EpochSeconds): string {
  const seconds = Math.floor(expiry) - Math.floor(at);
  const length = Math.abs(seconds);
  const words = formatDuration(length < HOUR ? length : Math.round(length / MINUTE) * MINUTE);
  return `${words} ${seconds >= 0 ? 'after' : 'before'} this write`;
}
