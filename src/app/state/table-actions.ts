import { SweepSchedule, validateItem } from '../../engine/page-behaviour';
import type { PausedChanges } from '../../engine/engine-protocol';
import { equalItems } from '../../trace/equal-values';
import type { Item, ItemChange } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import type { EditEntry, StoredEntry } from '../../trace/trace-types';
import { refusalOf } from './access';
import type { AppActions } from './app-state';
import { counted } from './count-words';
import type { AppContext } from './context';
import { isBusy } from './context';
import { editEntries, withEdit } from './hand-edits';
import type { Step } from './history';
import { rememberTable, undoAction } from './moments';
import { IN_THE_PAST } from './past-actions';

/** Why nothing is changed by hand while a run is at work. */
export const BUSY = 'A run is going on. Stop it or wait for its end, then change the cache.';

/** What is done to the table and its clock by hand. While a run is paused, the engine takes it over when it goes on. */
export function tableActions(
  context: AppContext,
): Pick<AppActions, 'setItem' | 'deleteItems' | 'resetCache' | 'moveClock'> {
  const { get, toast } = context;
  const refused = (): boolean => isRefused(context);
  const deleteByHand = (keys: readonly string[]): void => {
    const name = keys.length === 1 ? `key ${keys[0]}` : counted(keys.length, 'key');
    editItems(context, 'hand', keys.map(deleted), `Deletion of ${name}`, `Deleted ${name}.`);
  };
  return {
    setItem(key, item) {
      const { run, past } = get();
      if (isBusy(run)) throw new Error(BUSY);
      if (past !== null) throw new Error(IN_THE_PAST);
      const after = item && checkedItem(key, item);
      if (after) editItems(context, 'hand', [{ key, item: after }], `${get().trace.table().has(key) ? 'Edit' : 'Addition'} of key ${key}`, null);
      else deleteByHand([key]);
    },
    deleteItems(keys) {
      if (!refused()) deleteByHand(keys);
    },
    resetCache() {
      if (refused()) return;
      const { trace } = get();
      const keys = [...trace.table().keys()].sort();
      if (keys.length === 0) {
        toast('The cache is empty already.');
        return;
      }
      const at = trace.clock;
      const changed = trace.appendEntries(keys.map((key) => ({ kind: 'delete', at, key, by: 'reset' })));
      change(context, 'Reset cache', changesTo(trace, keys.map(deleted)), changed);
    },
    moveClock(to) {
      const { trace, settings } = get();
      const from = trace.clock;
      // A paused run goes on with the settings that it began with, and its sweeper too.
      const sweeping = context.live?.plan.settings ?? settings;
      if (!Number.isFinite(to) || to === from || refused()) return;
      const schedule = new SweepSchedule(trace.table());
      // The first sweep finds what is due already, so that only the second one is about the time that passes.
      const due = to > from ? [...schedule.due(from, sweeping), ...schedule.due(to, sweeping)] : [];
      const keys = [...new Set(due.map(({ key }) => key))];
      const deletions = due.map(({ key, at }): StoredEntry => ({ kind: 'delete', at: Math.max(at, from), key, by: 'sweeper' }));
      const changed = trace.appendEntries([...deletions, { kind: 'clock', at: to, from, by: 'hand' }]);
      const step = change(context, 'Move of the clock', changesTo(trace, keys.map(deleted)), changed, false);
      if (keys.length > 0) startFromThisTable(context, `The sweeper deleted ${counted(keys.length, 'item')}.`, step);
    },
  };
}

/** Whether the table cannot be changed now; says why. */
export function isRefused({ get, toast }: AppContext): boolean {
  const { run, loaded, past } = get();
  const why = isBusy(run) ? BUSY : past !== null ? IN_THE_PAST : null;
  if (why !== null) toast(why);
  return why !== null || !loaded;
}

/** Whether work on a table that took a while must come to nothing, as the table is another one by now, or may not be changed any more; says so. */
export function isChangedMeanwhile({ get, toast }: AppContext, before: Trace): boolean {
  const { trace, run, loaded, past, access } = get();
  const isChanged = trace !== before || isBusy(run) || !loaded || past !== null || refusalOf(access) !== null;
  if (isChanged) toast('The cache has changed meanwhile, so nothing was done. Try it again.');
  return isChanged;
}

/**
 * Sets (null: deletes) items and says that the next run starts from them, and `news` where there is any. Items that stay
 * as they are leave no entry.
 */
export function editItems(context: AppContext, by: EditEntry['by'], items: PausedChanges['items'], label: string, news: string | null): void {
  const { trace } = context.get();
  const changes = changesTo(trace, items);
  const entries = editEntries(by, trace.clock, changes);
  if (entries.length > 0) enterEdit(context, { label, news, changes, trace: trace.appendEntries(entries) });
}

/** What becomes of the items that are set (null: deleted), each key once; those that stay as they are left out. */
function changesTo(trace: Trace, items: PausedChanges['items']): ItemChange[] {
  const table = trace.table();
  return items.flatMap(({ key, item: after }) => {
    const before = table.get(key) ?? null;
    const isSame = before === null || after === null ? before === after : equalItems(before, after);
    return isSame ? [] : [{ key, before, after }];
  });
}

/** An edit of items that `trace` has as its last entries already. */
export interface MadeEdit {
  label: string;
  news: string | null;
  changes: readonly ItemChange[];
  trace: Trace;
}

/** Takes over an edit, as one step for Undo. The next run starts from its result. */
export function enterEdit(context: AppContext, { label, news, changes, trace }: MadeEdit): Step {
  const step = change(context, label, changes, trace);
  startFromThisTable(context, news, step);
  return step;
}

/** Takes over a trace that has more entries, as one step for Undo. */
function change(context: AppContext, label: string, changes: readonly ItemChange[], changed: Trace, isEdit = true): Step {
  const step = rememberTable(context, label);
  const { live } = context;
  const { run, handEdits } = context.get();
  const items = changes.map(({ key, after }) => ({ key, item: after }));
  if (live) live.changes = { items: [...(live.changes?.items ?? []), ...items], clock: changed.clock };
  const edits = isEdit ? withEdit(handEdits, label, changed.clock, changes) : handEdits;
  context.set({ trace: changed, handEdits: edits, ...context.history.labels(run) });
  return step;
}

/** From now on runs start from what the grid shows; says so when that is new. `step` is what its Undo takes back. */
export function startFromThisTable(context: AppContext, news: string | null, step: Step | null): void {
  const { settings } = context.get();
  const isNew = settings.startFrom !== 'this table';
  if (isNew) context.set({ settings: { ...settings, startFrom: 'this table' } });
  const sentences = [news, isNew ? 'The next run starts from this table.' : null].filter((one) => one !== null);
  if (sentences.length > 0) context.toast(sentences.join(' '), step ? undoAction(context, step) : undefined);
}

function deleted(key: string): { key: string; item: null } {
  return { key, item: null };
}

/** The item as DynamoDB would keep it. Throws its refusal, and an Error when the item has another key. */
function checkedItem(key: string, item: Item): Item {
  const checked = validateItem(item);
  const own = checked['key'];
  if (!own || !('S' in own) || own.S !== key) throw new Error(`The item's attribute key must stay ${JSON.stringify(key)}.`);
  return checked;
}
