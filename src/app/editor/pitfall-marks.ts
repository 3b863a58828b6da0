import { PITFALLS } from '../../engine/page-behaviour';
import type { SourceRange } from '../../pitfalls/finding-types';
import { titleOf } from '../pitfalls/pitfall-words';
import type { AppStore, AppStoreApi } from '../state/app-state';
import type { ListedFinding } from '../state/pitfall-state';
import { isSameFile } from '../state/test-inputs';
import { monaco } from './monaco';

type Model = ReturnType<typeof monaco.editor.createModel>;
type Placed = ListedFinding & { range: SourceRange };

const APPLY = 'recall.applyFix';
const SILENCE = 'recall.silencePitfall';

/** The findings in a file; none where it is not as it was looked at, for their places are others then. */
function findingsIn({ pitfalls: { findings, looked }, workspace }: AppStore, path: string): readonly Placed[] {
  const own = findings.filter((finding): finding is Placed => finding.range?.path === path);
  const then = looked?.files.get(path);
  if (own.length === 0 || then === undefined) return [];
  const file = workspace.files.find((one) => one.path === path);
  if (!file || !isSameFile(then, file)) return [];
  // The run's lines are those of the source that it ran.
  const ran = looked?.ranWith?.get(path);
  return ran === undefined || isSameFile(ran, file) ? own : own.filter(({ state }) => state !== 'only in the run');
}

/** The pitfalls of a file as the editor marks them, with their codes. */
export function pitfallMarkers(state: AppStore, path: string, model: Model) {
  const { MarkerSeverity } = monaco;
  const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info };
  return findingsIn(state, path).map(({ code, severity, message, range: { from, to } }) => {
    const isWholeLine = to.column === 0 && to.line === from.line + 1;
    const range = model.validateRange({
      startLineNumber: from.line,
      startColumn: from.column === 0 ? model.getLineFirstNonWhitespaceColumn(Math.min(from.line, model.getLineCount())) || 1 : from.column + 1,
      endLineNumber: isWholeLine ? from.line : to.line,
      endColumn: isWholeLine ? Infinity : to.column + 1,
    });
    return { ...range, severity: severities[severity], code, source: 'pitfall', message: `${titleOf(code, PITFALLS)}\n${message}` };
  });
}

/** Offers, on the lines of findings, the edits that take them away. Once for a page, as the editor knows one provider for all of its files. */
export function offerFixes(store: AppStoreApi): void {
  monaco.editor.registerCommand(APPLY, (_accessor, id: string) => void store.getState().applyFix(id));
  monaco.editor.registerCommand(SILENCE, (_accessor, id: string) => void store.getState().silencePitfall(id));
  monaco.languages.registerCodeActionProvider('python', {
    provideCodeActions(model, asked, { markers }) {
      const path = model.uri.path.slice(1);
      const found = findingsIn(store.getState(), path).filter(({ range: { from, to } }) => from.line <= asked.endLineNumber && to.line >= asked.startLineNumber);
      const actions = found.flatMap(({ id, code, fix }) => {
        const diagnostics = markers.filter((marker) => marker.code === code);
        const offer = (command: string, title: string) => ({ title, kind: 'quickfix', diagnostics, command: { id: command, title, arguments: [id] } });
        const silence = offer(SILENCE, `Silence ${code} on this line`);
        return fix === null ? [silence] : [{ ...offer(APPLY, fix.title), isPreferred: true }, silence];
      });
      return { actions, dispose: () => undefined };
    },
  });
}
