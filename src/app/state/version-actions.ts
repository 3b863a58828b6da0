import { inSlices } from '../../clock/slices';
import { AlertGrouper, asEnded, CATALOGUE, compareAlerts, compareTables, mergeFindings, PITFALLS, watchRun } from '../../engine/page-behaviour';
import type { RunPlan } from '../../engine/engine-protocol';
import type { FileAnalysis, Finding } from '../../pitfalls/finding-types';
import type { Trace } from '../../trace/trace';
import { detectionFile } from '../../workspace/detection-spec';
import { breathing, type Breathe } from '../../workspace/share/breathe';
import type { DetectionSpec } from '../../workspace/workspace-types';
import { costOf } from '../cost/cost-of';
import type { KnownVersion, VersionProgress, VersionRun } from '../versions/version-types';
import type { AppActions, AppState } from './app-state';
import type { AppContext } from './context';
import { flushPendingEdits } from './pending-edits';
import { SourceAnalysis, type AnalysedState } from './pitfall-analysis';
import { planRun } from './run-plan';
import { withTexts } from './workspace-state';

/** Entries of a trace whose results are grouped before the page may answer. */
const AT_ONCE = 5_000;

/** Compares a detection with another version of it, beside the page's own run and without changing anything. */
export function versionActions(context: AppContext): Pick<AppActions, 'knownVersions' | 'compareVersions'> {
  const { get, engine, now } = context;

  /** One version of a detection, from its run to its findings. */
  async function runVersion(state: AppState, detection: DetectionSpec, plan: RunPlan, text: string, signal: AbortSignal, tell: (progress: VersionProgress) => void, name: string): Promise<VersionRun> {
    const total = plan.events.length;
    const step = `Running ${name}`;
    tell({ step, done: 0, total });
    const trace = await engine.runAside({ ...plan, sources: { ...plan.sources, [detection.path]: text } }, signal, { onProgress: ({ events }) => tell({ step, done: events, total }) });
    tell({ step: `Looking at ${name}`, done: total, total });
    const { alerts, errors } = await groupsOf(trace, breathing(signal));
    const costs = await inSlices(costOf(trace), signal);
    const analysed = ofOneDetection(state, detection, text);
    const sources = await look(analysed, signal);
    const findings = await findingsOf(trace, analysed, sources.files, signal);
    signal.throwIfAborted();
    return { text, trace, alerts, errors, cost: costs?.find((cost) => cost.detection === detection.id) ?? null, findings: findings ?? [], unread: sources.unread };
  }

  /** The analysis of the sources, or why there is none. */
  async function look(state: AnalysedState, signal: AbortSignal): Promise<{ files: readonly FileAnalysis[]; unread: readonly string[] }> {
    const stop = (): void => engine.stopAnalysis();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const files = (await new SourceAnalysis(engine).analyse(state, signal, () => undefined)) ?? [];
      return { files, unread: files.flatMap(({ unread }) => unread.map(({ line, text }) => (line > 0 ? `Line ${line}: ${text}` : text))) };
    } catch (error) {
      signal.throwIfAborted();
      return { files: [], unread: [`The source was not looked at: ${asEnded(error).message}`] };
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    knownVersions(path) {
      flushPendingEdits();
      const { workspace, runInput, lastRun } = get();
      const textIn = (files: readonly { path: string; text: string }[] | undefined): string | undefined => files?.find((file) => file.path === path)?.text;
      const current = textIn(workspace.files);
      const all: [string, string | undefined][] = [
        ['As it was at the last run', textIn(runInput?.workspace.files)],
        ['As it was at the run before', textIn(lastRun?.input?.workspace.files)],
        ['As it was when the workspace was opened', textIn(context.shown?.files)],
      ];
      const versions: KnownVersion[] = [];
      for (const [name, text] of all) if (text !== undefined && text !== current && !versions.some((one) => one.text === text)) versions.push({ name, text });
      return versions;
    },
    async compareVersions({ detection: id, text }, signal, tell) {
      flushPendingEdits();
      const state = get();
      const detection = state.detections.find((one) => one.id === id);
      if (!detection) throw new Error(`${id} is not a detection that can be run.`);
      const planned = planRun(state, { detection: detectionFile(detection) }, now());
      if (typeof planned === 'string') throw new Error(planned);
      const plan = { ...planned, detections: [detection] };
      const before = await runVersion(state, detection, plan, text, signal, tell, 'the other version');
      const present = await runVersion(state, detection, plan, plan.sources[detection.path] ?? '', signal, tell, 'the version as it is now');
      const breathe = breathing(signal);
      return {
        detection: id,
        path: detection.path,
        events: plan.events.length,
        before,
        now: present,
        alerts: await compareAlerts(before, present, breathe),
        keys: await compareTables(before.trace.table(), present.trace.table(), breathe),
      };
    },
  };
}

/** What a version's analysis depends on: its own text, and the files that are no other detection's. */
function ofOneDetection({ workspace, detections, helpers, settings }: AppState, detection: DetectionSpec, text: string): AnalysedState {
  const others = new Set(detections.map(({ path }) => path));
  others.delete(detection.path);
  const own = withTexts(workspace, new Map([[detection.path, text]]));
  return { workspace: { ...own, files: own.files.filter(({ path }) => !others.has(path)) }, detections: [detection], helpers, settings };
}

async function groupsOf(trace: Trace, breathe: Breathe): Promise<Pick<VersionRun, 'alerts' | 'errors'>> {
  const grouper = new AlertGrouper();
  for (let from = 0; from < trace.length; from += AT_ONCE) {
    grouper.add(trace, trace.results(from, from + AT_ONCE));
    await breathe();
  }
  return { alerts: grouper.groups, errors: grouper.errors };
}

/** null where `signal` ended it. */
async function findingsOf(trace: Trace, { workspace, detections }: AnalysedState, files: readonly FileAnalysis[], signal: AbortSignal): Promise<readonly Finding[] | null> {
  const run = await inSlices(watchRun(trace, CATALOGUE), signal);
  if (run === null) return null;
  const texts = new Map(workspace.files.map((file) => [file.path, file.text]));
  return inSlices(mergeFindings({ pitfalls: PITFALLS, files, run, detections, textOf: (path) => texts.get(path) }), signal);
}
