import type { Trace } from '../../trace/trace';
import type { ReadTable } from '../import/import-reader';
import { eachInSlices } from '../import/each-in-slices';
import type { SliceOptions } from '../import/each-in-slices';
import { changesOf, compareItems, isNothingLost, itemsDeleted, itemsTaken } from '../import/items-preview';
import type { ImportWay, ItemsPreview } from '../import/items-preview';
import type { FileProblem } from '../../workspace/workspace-types';
import type { AppContext } from './context';
import { isBusy } from './context';
import { counted, numeral } from './count-words';
import { editEntries } from './hand-edits';
import { workingStatus } from './status';
import { BUSY, enterEdit, startFromThisTable } from './table-actions';

/** Asked before items of an import are taken over, where there is something to decide. */
export interface ItemsQuestion {
  /** Names of the files that the items come from. */
  files: readonly string[];
  preview: ItemsPreview;
  /** Lines that are no items. */
  problems: readonly FileProblem[];
  /** What else is to be said of lines: their key comes again in the same file, or a name stands twice in their item. */
  warnings: readonly FileProblem[];
  /** How many items have a key that comes again, in the same file or in a later one: the last one counts. */
  repeated: number;
  /** A sentence where the question is asked again; null: it is not. */
  news: string | null;
}

/** Items of an import that are not taken over yet. */
interface Waiting {
  tables: readonly ReadTable[];
  /** Called once they are taken over, or left out by the user. */
  finish: (isTaken: boolean) => void;
}

/** Entries that are added to the trace at a time. */
const ENTRIES_AT_ONCE = 500;
const CHANGED = 'The table has changed meanwhile. This is what the import would do now.';

/** Brings the items of imports into the table, one import after the other: compared with it, asked about, and taken over in one step. */
export class ItemsImport {
  readonly #context: AppContext;
  readonly #waiting: Waiting[] = [];
  /** Ends the work that goes on; null while there is none. */
  #stop: AbortController | null = null;

  constructor(context: AppContext) {
    this.#context = context;
  }

  /** Takes the items over, or asks first. Resolves once one of both is done. */
  async bring(waiting: Waiting): Promise<void> {
    this.#waiting.push(waiting);
    if (this.#waiting.length === 1) await this.#next(null);
  }

  /** Answers the question: the items are taken over in this way, if the table is still what they were compared with. */
  async take(way: ImportWay): Promise<void> {
    const { itemsQuestion, trace, run } = this.#context.get();
    const [first] = this.#waiting;
    if (!itemsQuestion || !first || this.#stop) return;
    if (isBusy(run)) {
      this.#context.toast(BUSY);
      return;
    }
    this.#context.set({ itemsQuestion: null });
    if (trace.table() === itemsQuestion.preview.table) await this.#takeOver(itemsQuestion.preview, way);
    else await this.#next(CHANGED);
  }

  /** Answers the question: the items are left out. */
  async leaveOut(): Promise<void> {
    if (this.#context.get().itemsQuestion) await this.#done(false);
  }

  /** Ends what goes on, and drops everything that waits. Returns whether there was anything. */
  stop(): boolean {
    const isWorking = this.#stop !== null;
    this.#stop?.abort();
    this.#stop = null;
    this.#waiting.length = 0;
    this.#context.set({ itemsQuestion: null, ...(isWorking && { importing: false }) });
    return isWorking;
  }

  /** Compares the first import that waits with the table, and asks about it where the answer makes a difference. */
  async #next(news: string | null): Promise<void> {
    const [first] = this.#waiting;
    if (!first) return;
    const { tables } = first;
    // Items come into the table as it is now: who looks at the past would not see them.
    this.#context.set({ past: null });
    const total = tables.reduce((sum, { items }) => sum + items.length, 0);
    const table = this.#context.get().trace.table();
    const preview = await this.#work('Comparing items', total, (options) => compareItems(tables.map(({ items }) => items), table, options));
    if (preview === null) return;
    const all = tables.flatMap((one) => one.problems);
    const problems = all.filter(({ severity }) => severity === 'error');
    const warnings = all.filter(({ severity }) => severity === 'warning');
    const repeated = tables.reduce((sum, one) => sum + one.repeated, preview.repeated);
    const isPlain = isNothingLost(preview) && all.length === 0 && news === null;
    if (isPlain && !isBusy(this.#context.get().run)) await this.#takeOver(preview, 'Add and replace');
    else this.#context.set({ itemsQuestion: { files: tables.map(({ name }) => name), preview, problems, warnings, repeated, news } });
  }

  async #takeOver(preview: ItemsPreview, way: ImportWay): Promise<void> {
    const before = this.#context.get().trace;
    const changes = changesOf(preview, way);
    const trace = await this.#work('Importing items', changes.length, (options) => withChanges(before, changes, options));
    if (trace === null) return;
    const { trace: present, run } = this.#context.get();
    if (present !== before || isBusy(run)) {
      await this.#next(CHANGED);
      return;
    }
    const count = counted(itemsTaken(preview, way), 'item');
    const deleted = itemsDeleted(preview, way);
    const news = deleted === 0 ? `Imported ${count}.` : `Imported ${count}, deleted ${numeral(deleted)}.`;
    const label = deleted === 0 ? `Import of ${count}` : `Import of ${count} and deletion of ${numeral(deleted)}`;
    if (changes.length > 0) enterEdit(this.#context, { label, news, changes, trace });
    // Items that are there already are what the next run starts from all the same.
    else startFromThisTable(this.#context, news, null);
    await this.#done(true);
  }

  async #done(isTaken: boolean): Promise<void> {
    this.#context.set({ itemsQuestion: null });
    this.#waiting.shift()?.finish(isTaken);
    await this.#next(null);
  }

  /** Does work that tells how far it is and that Stop ends; null where it did. */
  async #work<Result>(what: string, total: number, work: (options: SliceOptions) => Promise<Result | null>): Promise<Result | null> {
    const stop = new AbortController();
    this.#stop = stop;
    const onProgress = (done: number): void => {
      // A run that goes on has the status.
      if (!isBusy(this.#context.get().run)) this.#context.setStatus(workingStatus(what, done, total));
      this.#context.set({ importing: true });
    };
    try {
      const result = await work({ signal: stop.signal, onProgress });
      return this.#stop === stop ? result : null;
    } finally {
      if (this.#stop === stop) {
        this.#stop = null;
        this.#context.set({ importing: false });
        this.#context.showRunStatus();
      }
    }
  }
}

/** The trace with the changes behind it, folded on the way, so that the table is known as soon as it is shown. */
async function withChanges(trace: Trace, changes: ItemsPreview['fresh'], options: SliceOptions): Promise<Trace | null> {
  const at = trace.clock;
  let changed = trace;
  const steps = Array.from({ length: Math.ceil(changes.length / ENTRIES_AT_ONCE) }, (_, step) => step * ENTRIES_AT_ONCE);
  const add = (from: number): void => {
    changed = changed.appendEntries(editEntries('import', at, changes.slice(from, from + ENTRIES_AT_ONCE)));
    changed.table();
  };
  const onProgress = (done: number): void => options.onProgress(Math.min(changes.length, done * ENTRIES_AT_ONCE));
  return (await eachInSlices(steps, add, { ...options, onProgress })) ? changed : null;
}
