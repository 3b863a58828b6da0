import { inSlices } from '../../clock/slices';
import { applyEdits, asEnded, CATALOGUE, mergeFindings, PITFALLS, silence, watchRun, type WatchedPitfalls } from '../../engine/page-behaviour';
import type { DetectionCost } from '../../pitfalls/cost/cost-types';
import type { FileAnalysis, TextEdit } from '../../pitfalls/finding-types';
import type { Pitfall } from '../../pitfalls/pitfall';
import type { Trace } from '../../trace/trace';
import { sentence } from '../../workspace/sentence';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import { costOf } from '../cost/cost-of';
import { useCostSettings } from '../cost/cost-settings';
import { costChangeText } from '../cost/cost-words';
import type { AppActions, AppState } from './app-state';
import { isBusy, type AppContext } from './context';
import { coalesced } from './frame';
import { rememberFiles, undoAction } from './moments';
import { flushPendingEdits } from './pending-edits';
import { SourceAnalysis } from './pitfall-analysis';
import { listed, NO_PITFALLS, type ListedFinding, type PitfallsState } from './pitfall-state';
import { applyWorkspace, withTexts } from './workspace-state';

const STOPPED = 'The search was stopped: the list is what was known before.';

type PitfallActions = Pick<AppActions, 'checkPitfalls' | 'stopPitfalls' | 'forgetPitfalls' | 'applyFix' | 'silencePitfall'>;

/** Looks for pitfalls in the sources of the workspace and in its last run, and makes the edits that take them away. `catalogue`: for tests. */
export function pitfallActions(context: AppContext, catalogue: readonly Pitfall[] = CATALOGUE): PitfallActions {
  const { get, set } = context;
  const pitfalls = catalogue === CATALOGUE ? PITFALLS : new Map(catalogue.map((pitfall) => [pitfall.code, pitfall]));
  const analysis = new SourceAnalysis(context.engine);
  /** A run is watched once. */
  const watched = new WeakMap<Trace, WatchedPitfalls>();
  let live: { wanted: AbortController; progress: PitfallsState['checking'] } | null = null;
  const show = (change: Partial<PitfallsState>): void => set({ pitfalls: { ...get().pitfalls, ...change } });
  const showProgress = coalesced(context.schedule, () => {
    if (live) show({ checking: live.progress });
  });

  async function watch(trace: Trace, signal: AbortSignal): Promise<WatchedPitfalls | null> {
    const known = watched.get(trace) ?? (await inSlices(watchRun(trace, catalogue), signal));
    if (known) watched.set(trace, known);
    return known;
  }

  async function check(): Promise<void> {
    const state = get();
    if (!state.loaded || isBusy(state.run)) return;
    end();
    const own = { wanted: new AbortController(), progress: { done: 0, total: state.detections.length } };
    live = own;
    const { workspace, settings, trace } = state;
    show({ checking: own.progress, inputs: { workspace, settings, trace } });
    const { signal } = own.wanted;
    let ended: string | null = null;
    let sources: readonly FileAnalysis[] | null = [];
    try {
      sources = await analysis.analyse(state, signal, (done, total) => {
        own.progress = { done, total };
        showProgress();
      });
    } catch (error) {
      ended = `The sources were not looked at: ${asEnded(error).message}`;
    }
    if (live !== own) return;
    try {
      const hasRun = state.run.kind !== 'idle';
      const run = hasRun ? await watch(state.trace, signal) : null;
      if (live !== own || sources === null || (hasRun && run === null)) return;
      const files = new Map(state.workspace.files.map((file) => [file.path, file]));
      const findings = await inSlices(mergeFindings({ pitfalls, files: sources, run, detections: state.detections, textOf: (path) => files.get(path)?.text }), signal);
      if (live !== own || findings === null) return;
      show({ findings: listed(findings), looked: lookedAt(state, sources, files, ended === null) });
    } catch (error) {
      if (live !== own) return;
      ended = `The search for pitfalls failed: ${sentence(error)}`;
    }
    live = null;
    show({ checking: null, ended });
  }

  function end(): void {
    live?.wanted.abort();
    if (live) context.engine.stopAnalysis();
    live = null;
  }

  /** Makes edits for a finding, repeats the run that there was, looks again, and says what became of the finding. */
  async function edit(finding: ListedFinding, edits: readonly TextEdit[], label: string): Promise<void> {
    flushPendingEdits();
    const { workspace, pitfalls: { looked }, run, trace } = get();
    if (isBusy(run)) {
      context.toast('A run is going on. Stop it or wait for its end first.');
      return;
    }
    const texts = looked && editedTexts(edits, workspace.files, looked.files);
    if (texts === null) {
      context.toast('The code has changed since it was looked at. Check again first.');
      return;
    }
    const step = rememberFiles(context, label, texts);
    applyWorkspace(context, withTexts(workspace, texts), context.history.labels(run));
    const before = alike(get().pitfalls.findings, finding);
    const isRepeated = run.kind === 'done' || run.kind === 'stopped';
    if (isRepeated) await get().startRun();
    const again = get();
    const cost = isRepeated && again.run.kind === 'done' ? await costChange(finding.detection, trace, again.trace) : '';
    await check();
    const state = get();
    const where = finding.detection === null ? '' : ` in ${finding.detection}`;
    const repeated = isRepeated ? ' The run was repeated.' : '';
    const isGone = alike(state.pitfalls.findings, finding) < before;
    const news = state.pitfalls.ended !== null || state.pitfalls.checking !== null ? `${label} was made. It is not known yet what it changes.` : isGone ? `${finding.code} is gone${where}.${repeated}` : `${label} was made, and ${finding.code} is still found${where}.${repeated}`;
    context.toast(cost === '' ? news : `${news} ${cost}`, step && !isRepeated ? undoAction(context, step) : undefined);
  }

  const findingOf = (id: string): ListedFinding | undefined => get().pitfalls.findings.find((finding) => finding.id === id);

  return {
    checkPitfalls: check,
    stopPitfalls() {
      if (!live) return;
      end();
      show({ checking: null, ended: STOPPED });
    },
    forgetPitfalls() {
      end();
      analysis.forget();
      set({ pitfalls: NO_PITFALLS });
    },
    async applyFix(id) {
      const finding = findingOf(id);
      if (finding?.fix) await edit(finding, finding.fix.edits, `Fix of ${finding.code}`);
    },
    async silencePitfall(id) {
      const finding = findingOf(id);
      const range = finding?.range;
      const text = range && get().pitfalls.looked?.files.get(range.path)?.text;
      const comment = finding && text !== undefined && range ? silence(range.path, text ?? '', range.from.line, finding.code) : null;
      if (finding && comment) await edit(finding, [comment], `Silencing of ${finding.code}`);
    },
  };
}

/** What differs in the cost of a detection between two runs, as sentences. */
async function costChange(detection: string | null, before: Trace, now: Trace): Promise<string> {
  const costIn = async (trace: Trace): Promise<DetectionCost | null> => (await inSlices(costOf(trace))).find((one) => one.detection === detection) ?? null;
  return costChangeText(await costIn(before), await costIn(now), useCostSettings.getState());
}

/** How many findings have the code, the detection and the file of one. */
function alike(findings: readonly ListedFinding[], { code, detection, range }: ListedFinding): number {
  return findings.filter((one) => one.code === code && one.detection === detection && one.range?.path === range?.path).length;
}

/** The texts with edits made, by their paths; null where a file is another one than was looked at. */
function editedTexts(edits: readonly TextEdit[], now: readonly WorkspaceFile[], then: ReadonlyMap<string, WorkspaceFile>): ReadonlyMap<string, string> | null {
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const file = now.find((one) => one.path === path);
    const text = file && file.text === then.get(path)?.text ? applyEdits(file.text, edits.filter((edit) => edit.path === path)) : null;
    if (text === null) return null;
    texts.set(path, text);
  }
  return texts;
}

function lookedAt({ detections, run, runInput, trace }: AppState, sources: readonly FileAnalysis[], files: ReadonlyMap<string, WorkspaceFile>, isWhole: boolean): NonNullable<PitfallsState['looked']> {
  return {
    detections: isWhole ? detections.length : 0,
    unread: sources.flatMap(({ path, unread }) => unread.map((one) => ({ path, ...one }))),
    silenced: sources.reduce((sum, { silenced }) => sum + silenced.length, 0),
    hasRun: run.kind !== 'idle',
    trace,
    files,
    ranWith: runInput && new Map(runInput.workspace.files.map((file) => [file.path, file])),
  };
}
