import { inSlices } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import { equalItems } from '../../trace/equal-values';
import type { Item, ItemChange } from '../../trace/item';
import type { Trace, TraceRow } from '../../trace/trace';
import type { AppActions, AppState } from './app-state';
import type { AppContext } from './context';
import { counted } from './count-words';
import { withEditOf } from './hand-edits';
import { shownState } from './persist';
import { enterEdit, isChangedMeanwhile, isRefused } from './table-actions';
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

/** Items that are compared between two pauses. */
const AT_ONCE = 1_000;
/** Items that a question names. */
const MOST_NAMED = 20;
/** Longest part of the name of a branch, in characters. */
const LONGEST_PART = 40;

/** Takes back single edits that were made by hand, whatever was done after them. */
export function takeBackActions(context: AppContext): Pick<AppActions, 'takeBack' | 'openWithout'> {
  const { get, toast } = context;
  return {
    async takeBack(edit) {
      if (isRefused(context)) return null;
      const { trace } = get();
      const { asLeft, since } = await inSlices(compare(edit, trace));
      const changes = asLeft.map(({ key, before, after }): ItemChange => ({ key, before: after, after: before }));
      const changed = since.length > 0 ? trace : await inSlices(withEditOf(trace, changes));
      if (isChangedMeanwhile(context, trace)) return null;
      if (since.length > 0) {
        const first = since.slice(0, MOST_NAMED).map((change) => changedSince(trace, change));
        return { kind: 'changed since', edit, count: since.length, first, rest: asLeft.length > 0 ? { label: edit.label, changes: asLeft } : null };
      }
      const left = withoutEdit(get().handEdits, edit);
      if (changes.length === 0) {
        context.set({ handEdits: left });
        toast(`${edit.changes.length === 1 ? 'The key is already as it was' : 'The keys are already as they were'} before “${edit.label}”.`);
        return { kind: 'done' };
      }
      enterEdit(context, { label: `Taking back of “${edit.label}”`, news: `Took back “${edit.label}”.`, changes, trace: changed });
      // What takes an edit back is taken back by Undo, which brings the edit again.
      context.set({ handEdits: left });
      return { kind: 'done' };
    },

    async openWithout(edit) {
      const shown = shownState(context);
      const { workspaceId } = get();
      const { asLeft, since } = await inSlices(compare(edit, shown.trace));
      const table = shown.trace.table();
      const changes = [...asLeft, ...since].map(({ key, before }): ItemChange => ({ key, before: table.get(key) ?? null, after: before }));
      const trace = await inSlices(withEditOf(shown.trace, changes));
      const content = contentOf({ ...shown, trace, settings: { ...shown.settings, startFrom: 'this table' } });
      if (!content) return;
      const name = nameWithout(content.workspace.name, edit);
      const opened = await storeAndOpen(context, { ...content, workspace: { ...content.workspace, name } });
      if (opened === null) return;
      toast(`Opened the copy “${opened}”. “${content.workspace.name}” stays as it was.`, { label: 'Go back', run: () => void get().openWorkspace(workspaceId) });
    },
  };
}

/** The changes whose items are as they left them, and those whose items are neither that nor as they were before. */
function* compare({ changes }: EditToTakeBack, trace: Trace): Slices<{ asLeft: ItemChange[]; since: ItemChange[] }> {
  const table = trace.table();
  const asLeft: ItemChange[] = [];
  const since: ItemChange[] = [];
  for (const [index, change] of changes.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
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

/** `NAME, without the edit of KEY`: both are cut where they are long, and no character in two. */
function nameWithout(name: string, { changes }: EditToTakeBack): string {
  const cut = (text: string): string => [...text].slice(0, LONGEST_PART).join('');
  const [first] = changes;
  const what = changes.length === 1 && first ? cut(first.key) : counted(changes.length, 'key');
  return `${cut(name)}, without the edit of ${what}`;
}
