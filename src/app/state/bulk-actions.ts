import type { EpochSeconds } from '../../clock/clock-types';
import { formatDuration } from '../../clock/format-time';
import { inSlices } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import type { Item, ItemChange } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { counted } from './count-words';
import { moveExpiry, unmovedWords } from './expiry-moves';
import type { ExpiryMove, Unmoved } from './expiry-moves';
import { withEditOf } from './hand-edits';
import { enterEdit, isChangedMeanwhile, isRefused } from './table-actions';

/** What is done to many items at once. */
export type KeysChange = { readonly kind: 'delete' } | ExpiryMove;

/** Items between two pauses: some milliseconds. */
const AT_ONCE = 1_000;

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
      if (isChangedMeanwhile(context, before)) return;
      if (changes.length === 0) context.toast(['Nothing was changed.', unmovedWords(unmoved)].join(' ').trim());
      else enterEdit(context, { label: labelOf(changes.length, change), news: newsOf(changes.length, change, unmoved), changes, trace });
    },
  };
}

function* workOut(before: Trace, keys: Iterable<string>, change: KeysChange): Slices<WorkedOut> {
  const table = before.table();
  const changes: ItemChange[] = [];
  const unmoved = new Map<Unmoved, number>();
  let looked = 0;
  for (const key of keys) {
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
    const item = table.get(key);
    if (item === undefined) continue;
    const after = changed(item, change, before.clock);
    if (typeof after === 'string') unmoved.set(after, (unmoved.get(after) ?? 0) + 1);
    else changes.push({ key, before: item, after });
  }
  return { trace: yield* withEditOf(before, changes), changes, unmoved };
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
