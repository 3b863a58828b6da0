import type { AppStoreApi } from '../state/app-state';
import type { FileProblem, WorkspaceFile } from '../../workspace/workspace-types';
import { asEdited, asWritten } from './as-written';
import { languageOf } from './language-of';
import { monaco } from './monaco';
import { offerFixes, pitfallMarkers } from './pitfall-marks';
import { deferEdit, dropPendingEdit } from '../state/pending-edits';
import { textChange } from './text-change';

type Model = ReturnType<typeof monaco.editor.createModel>;

/** Files longer than this (in characters) reach the store after a pause in typing, not at each key. */
const LARGE_FILE = 200_000;
const MARKER_OWNER = 'recall';
const PITFALLS_OWNER = 'recall-pitfalls';

/** The address of a file's model. The editor takes it as its path. */
export function modelPath(path: string): string {
  return monaco.Uri.from({ scheme: 'workspace', path: `/${path}` }).toString();
}

/**
 * One text model a file, for as long as its workspace is open: each keeps its own undo history. Edits go to the store; changes
 * of the store come back as edits of what differs, so that cursor and history stay.
 */
export class FileModels {
  readonly #store: AppStoreApi;
  readonly #models = new Map<string, Model>();
  /** The text that the store is known to have for a file. */
  readonly #known = new Map<string, string>();
  #applying = false;
  #testProblems: readonly FileProblem[] = [];

  constructor(store: AppStoreApi) {
    this.#store = store;
    offerFixes(store);
    store.subscribe((state, before) => {
      if (state.workspaceId !== before.workspaceId) this.#forgetAll();
      else if (state.workspace.files !== before.workspace.files) this.#takeFiles(state.workspace.files);
      if (state.problems !== before.problems || state.runProblems !== before.runProblems) this.#mark();
      if (state.pitfalls.findings !== before.pitfalls.findings || state.workspace.files !== before.workspace.files) this.#markPitfalls();
    });
  }

  /** The model of a file; made when it is first asked for. Null where the workspace has no such file. */
  open(path: string): Model | null {
    const known = this.#models.get(path);
    if (known) return known;
    const file = this.#store.getState().workspace.files.find((other) => other.path === path);
    if (!file) return null;
    const language = languageOf(path);
    const model = monaco.editor.createModel(file.text, language, monaco.Uri.parse(modelPath(path)));
    model.updateOptions({
      tabSize: language === 'python' ? 4 : 2,
      insertSpaces: true,
      // Colours mean kinds of words here; brackets need none of their own.
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    model.onDidChangeContent(() => {
      if (this.#applying) return;
      if (model.getValueLength() > LARGE_FILE) deferEdit(path, () => this.#write(path, model));
      else this.#write(path, model);
    });
    this.#models.set(path, model);
    this.#known.set(path, file.text);
    this.#mark();
    this.#markPitfalls();
    return model;
  }

  /** Shows what is wrong with unit tests, beside the problems that the store has. */
  showTestProblems(problems: readonly FileProblem[]): void {
    if (problems === this.#testProblems) return;
    this.#testProblems = problems;
    this.#mark();
  }

  #write(path: string, model: Model): void {
    const text = asWritten(this.#known.get(path) ?? '', model.getValue());
    this.#known.set(path, text);
    this.#store.getState().setFileText(path, text);
  }

  /** Another workspace may have files at the same paths: nothing of this one's texts and their undo goes over to it. */
  #forgetAll(): void {
    this.#takeFiles([]);
  }

  /** Brings the models to what the store's files say. */
  #takeFiles(files: readonly WorkspaceFile[]): void {
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const [path, model] of this.#models) {
      const file = byPath.get(path);
      if (!file) {
        dropPendingEdit(path);
        this.#models.delete(path);
        this.#known.delete(path);
        model.dispose();
      } else if (file.text !== this.#known.get(path)) {
        dropPendingEdit(path);
        this.#known.set(path, file.text);
        this.#apply(model, file.text);
      }
    }
  }

  #apply(model: Model, text: string): void {
    const change = textChange(model.getValue(), asEdited(text, model.getEOL()));
    if (!change) return;
    const range = monaco.Range.fromPositions(model.getPositionAt(change.start), model.getPositionAt(change.end));
    this.#applying = true;
    model.pushStackElement();
    model.pushEditOperations(null, [{ range, text: change.text }], () => null);
    model.pushStackElement();
    this.#applying = false;
  }

  /** Shows the pitfalls of the open files where they are. */
  #markPitfalls(): void {
    const state = this.#store.getState();
    for (const [path, model] of this.#models) monaco.editor.setModelMarkers(model, PITFALLS_OWNER, pitfallMarkers(state, path, model));
  }

  /** Shows the problems of the open files where they are. */
  #mark(): void {
    const { problems, runProblems } = this.#store.getState();
    const all = [...problems, ...this.#testProblems, ...runProblems];
    for (const [path, model] of this.#models) {
      const own = all.filter((problem) => problem.path === path);
      monaco.editor.setModelMarkers(
        model,
        MARKER_OWNER,
        own.map((problem) => marker(problem, model)),
      );
    }
  }
}

/** A problem as a marker: its whole line, from its column where that is known. */
function marker(problem: FileProblem, model: Model) {
  const line = Math.min(Math.max(problem.line ?? 1, 1), model.getLineCount());
  const startColumn = problem.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1);
  const { MarkerSeverity } = monaco;
  return {
    severity: problem.severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message: problem.message,
    startLineNumber: line,
    startColumn,
    endLineNumber: line,
    endColumn: Math.max(startColumn + 1, Math.min(problem.endColumn ?? Infinity, model.getLineMaxColumn(line))),
  };
}
