import type { EpochSeconds } from '../../clock/clock-types';
import { formatDuration } from '../../clock/format-time';
import { inSlices } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import type { Item, ItemChange } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import type { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { refusalOf } from './access';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { isBusy } from './context';
import { counted } from './count-words';
import { moveExpiry, unmovedWords } from './expiry-moves';
import type { ExpiryMove, Unmoved } from './expiry-moves';
import { enterEdit, isRefused } from './table-actions';

/** What is done to many items at once. */
export type KeysChange = { readonly kind: 'delete' } | ExpiryMove;

/** Items between two pauses: some milliseconds. */
const BATCH = 1_000;

/** What a change comes to. */
interface WorkedOut {
  /** Goes on from the present one. */
  readonly trace: Trace;
  readonly changes: readonly ItemChange[];
  /** Items that stay as they are. */
  readonly unmoved: ReadonlyMap<Unmoved, number>;
}

/** What is done to many items by hand. */
export function bulkActions(context: AppContext): Pick<AppActions, 'changeKeys'> {
  return {
    async changeKeys(keys, change) {
      if (isRefused(context)) return;
      const { trace: before } = context.get();
      const { trace, changes, unmoved } = await inSlices(workOut(before, keys, change));
      const { trace: now, run, past, access } = context.get();
      if (now !== before || isBusy(run) || past !== null || refusalOf(access) !== null) context.toast('The cache has changed meanwhile, so nothing was done. Try it again.');
      else if (changes.length === 0) context.toast(['Nothing was changed.', unmovedWords(unmoved)].join(' ').trim());
      else enterEdit(context, { label: labelOf(changes.length, change), news: newsOf(changes.length, change, unmoved), changes, trace });
    },
  };
}

/** Folds the table batch by batch, so that it is known when the last one is there. */
function* workOut(before: Trace, keys: Iterable<string>, change: KeysChange): Slices<WorkedOut> {
  const table = before.table();
  const at = before.clock;
  const changes: ItemChange[] = [];
  const unmoved = new Map<Unmoved, number>();
  let trace = before;
  let entries: StoredEntry[] = [];
  const append = (): void => {
    trace = trace.appendEntries(entries);
    trace.table();
    entries = [];
  };
  for (const key of keys) {
    const item = table.get(key);
    if (item === undefined) continue;
    const after = changed(item, change, at);
    if (typeof after === 'string') {
      unmoved.set(after, (unmoved.get(after) ?? 0) + 1);
      continue;
    }
    entries.push({ kind: 'edit', at, key, by: 'hand', delta: diffItem(item, after) });
    changes.push({ key, before: item, after });
    if (entries.length < BATCH) continue;
    append();
    yield;
  }
  append();
  return { trace, changes, unmoved };
}

function changed(item: Item, change: KeysChange, now: EpochSeconds): Item | null | Unmoved {
  return change.kind === 'delete' ? null : moveExpiry(item, change, now);
}

function labelOf(count: number, { kind }: KeysChange): string {
  const keys = counted(count, 'key');
  if (kind === 'delete') return `Deletion of ${keys}`;
  return kind === 'expire' ? `Expiry of ${keys}` : `Extension of ${keys}`;
}

function newsOf(count: number, change: KeysChange, unmoved: ReadonlyMap<Unmoved, number>): string {
  const keys = counted(count, 'key');
  const done =
    change.kind === 'delete' ? `Deleted ${keys}.` : change.kind === 'expire' ? `Expired ${keys}.` : `Extended ${keys} by ${formatDuration(change.seconds)}.`;
  return [done, unmovedWords(unmoved)].filter((sentence) => sentence !== '').join(' ');
}
