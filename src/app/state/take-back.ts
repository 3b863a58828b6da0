import { equalItems } from '../../trace/equal-values';
import type { Item, ItemChange } from '../../trace/item';
import type { Trace, TraceRow } from '../../trace/trace';
import type { AppActions, AppState } from './app-state';
import type { AppContext } from './context';
import { counted } from './count-words';
import { editEntries } from './hand-edits';
import { shownState } from './persist';
import { editItems, isRefused } from './table-actions';
import { contentOf, storeAndOpen } from './workspaces-actions';

/** An edit by hand, or the part of one that is about a key. */
export interface EditToTakeBack {
  readonly label: string;
  readonly changes: readonly ItemChange[];
}

/** An item that is no longer as an edit left it. */
export interface ChangedSince {
  readonly key: string;
  readonly before: Item | null;
  readonly now: Item | null;
  /** The entry of the trace that changed it last; null: a run before, or one that began without it. */
  readonly entry: TraceRow | null;
}

/** What became of the attempt to take an edit back. */
export type TakenBack =
  | { kind: 'done' }
  | {
      kind: 'changed since';
      edit: EditToTakeBack;
      /** How many of its items are, and the first of them. */
      count: number;
      first: readonly ChangedSince[];
      /** What could be taken back of it all the same: its items that are as it left them. */
      rest: EditToTakeBack | null;
    };

/** Items that a question names. */
const MOST_NAMED = 20;
/** Longest key in the name of a workspace, in characters. */
const LONGEST_KEY = 40;

/** Takes back single edits that were made by hand, whatever was done after them. */
export function takeBackActions(context: AppContext): Pick<AppActions, 'takeBack' | 'openWithout'> {
  const { get, toast } = context;
  return {
    takeBack(edit) {
      if (isRefused(context)) return null;
      const { trace, handEdits } = get();
      const { asLeft, since } = compare(edit, trace);
      if (since.length > 0) {
        const first = since.slice(0, MOST_NAMED).map((change) => changedSince(trace, change));
        return { kind: 'changed since', edit, count: since.length, first, rest: asLeft.length > 0 ? { label: edit.label, changes: asLeft } : null };
      }
      const left = withoutEdit(handEdits, edit);
      if (asLeft.length === 0) {
        context.set({ handEdits: left });
        toast(`Nothing is left of “${edit.label}”: the cache is as it was before it.`);
        return { kind: 'done' };
      }
      const items = asLeft.map(({ key, before }) => ({ key, item: before }));
      editItems(context, 'hand', items, `Taking back of “${edit.label}”`, `Took back “${edit.label}”.`);
      // What takes an edit back is taken back by Undo, which brings the edit again.
      context.set({ handEdits: left });
      return { kind: 'done' };
    },

    async openWithout(edit) {
      const { asLeft, since } = compare(edit, get().trace);
      const shown = shownState(context);
      const changes = [...asLeft, ...since].map(({ key, before }): ItemChange => ({ key, before: shown.trace.table().get(key) ?? null, after: before }));
      const trace = shown.trace.appendEntries(editEntries('hand', shown.trace.clock, changes));
      const content = contentOf({ ...shown, trace, settings: { ...shown.settings, startFrom: 'this table' } });
      if (!content) return;
      const name = nameWithout(content.workspace.name, edit);
      await storeAndOpen(context, { ...content, workspace: { ...content.workspace, name } });
    },
  };
}

/** The changes whose items are as they left them, and those whose items are neither that nor as they were before. */
function compare({ changes }: EditToTakeBack, trace: Trace): { asLeft: ItemChange[]; since: ItemChange[] } {
  const table = trace.table();
  const asLeft: ItemChange[] = [];
  const since: ItemChange[] = [];
  for (const change of changes) {
    const now = table.get(change.key) ?? null;
    if (sameItem(now, change.after)) asLeft.push(change);
    else if (!sameItem(now, change.before)) since.push(change);
  }
  return { asLeft, since };
}

function sameItem(a: Item | null, b: Item | null): boolean {
  return a === null || b === null ? a === b : a === b || equalItems(a, b);
}

function changedSince(trace: Trace, { key, before }: ItemChange): ChangedSince {
  const last = trace.changesOf(key).findLast((change) => !sameItem(change.before, change.after));
  return { key, before, now: trace.table().get(key) ?? null, entry: last ? trace.row(last.seq) : null };
}

/** The list without the edit: the newest one that did the same. */
function withoutEdit(edits: AppState['handEdits'], { changes }: EditToTakeBack): AppState['handEdits'] {
  const isSame = (own: readonly ItemChange[]): boolean =>
    own === changes ||
    (own.length === changes.length && own.every((one, index) => {
      const other = changes[index];
      return other !== undefined && one.key === other.key && sameItem(one.before, other.before) && sameItem(one.after, other.after);
    }));
  const index = edits.findLastIndex((edit) => isSame(edit.changes));
  return index < 0 ? edits : edits.filter((_, at) => at !== index);
}

/** `NAME, without the edit of KEY`: the name is cut where all of it would be too long. */
function nameWithout(name: string, { changes }: EditToTakeBack): string {
  const [first] = changes;
  const what = changes.length === 1 && first ? [...first.key].slice(0, LONGEST_KEY).join('') : counted(changes.length, 'key');
  return `${name.slice(0, LONGEST_KEY)}, without the edit of ${what}`;
}
