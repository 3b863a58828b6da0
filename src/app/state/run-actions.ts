import { countAlerts, EngineEnded } from '../../engine/page-behaviour';
import { Trace } from '../../trace/trace';
import type { TraceSegment } from '../../trace/trace-types';
import { tracedDetection } from '../../workspace/detection-spec';
import type { AppActions, AppState } from './app-state';
import type { RunPlan } from '../../engine/engine-protocol';
import type { AppContext } from './context';
import { isBusy } from './context';
import { coalesced, type Schedule } from './frame';
import { lastRunOf } from './last-run';
import { numeral } from './count-words';
import type { LiveRun } from './live-run';
import { newRun, runLabel } from './live-run';
import type { Moment } from './history';
import { captureMoment } from './moments';
import { flushPendingEdits } from './pending-edits';
import { planContinuation, planRun, type Planned } from './run-plan';
import { stopWords, whileDoing } from './stop-words';
import { sentence } from '../../workspace/sentence';

/** Begin the notice about a run that ended by itself; the next run takes it away. */
const CRASHED = 'Python ended unexpectedly';
const ENDED = 'The run was ended';
/** Entries that are looked at for places with each report, which mostly has fewer. */
const PLACES_AT_ONCE = 20_000;
/** Where a run that begins anew leaves the past. */
const RUN_IN_THE_PAST = 'Back to now: this run begins with the first event. “Continue from here” in the bar of the past goes on from a moment.';
/** How much of an unexpected error is shown, in characters. */
const MAX_REASON = 200;

/** Run, Step and Stop. */
export function runActions(context: AppContext): Pick<AppActions, 'startRun' | 'step' | 'stop' | 'continueFromPast'> {
  const { get } = context;
  return {
    async startRun(scope) {
      // As the editor shows the files, whoever asks for it.
      flushPendingEdits();
      const { live } = context;
      if (isTesting(context)) return;
      if (get().run.kind === 'paused' && live && scope === undefined) await goOn(context, live, live.progress.total);
      else await begin(context, () => planned(planRun(get(), scope ?? {}, context.now())), 'end');
    },
    async step() {
      flushPendingEdits();
      const { live } = context;
      if (isTesting(context)) return;
      if (get().run.kind === 'paused' && live) await goOn(context, live, live.progress.events + 1);
      else await begin(context, () => planned(planRun(get(), {}, context.now())), 1);
    },
    async continueFromPast() {
      const { past } = get();
      if (past !== null && !isTesting(context)) await begin(context, () => planContinuation(get(), past), 'end', true);
    },
    stop() {
      const { live } = context;
      if (!live) return;
      const { kind } = get().run;
      const { doing } = context.engine;
      publish(context, live);
      context.live = null;
      context.engine.stop();
      // Nothing was reported yet, e.g. because a module does not end: the run is there all the same, with its first moment.
      const change = live.begun ? {} : enterTrace(context, live, startOf(live));
      const { events, total } = live.progress;
      context.setRun({ kind: 'stopped', events, total }, change);
      if (kind !== 'paused') context.toast(stopWords(live.plan, events, kind === 'loading', doing));
    },
  };
}

/** Whether unit tests run, said to who wants a run now: one that was paused does not go on beside them either. */
function isTesting({ get, toast }: AppContext): boolean {
  if (!get().tests.running) return false;
  toast('The unit tests are running. Stop them or wait for their end, then run.');
  return true;
}

const planned = (plan: RunPlan | string): Planned | string => (typeof plan === 'string' ? plan : { plan, beginning: null, news: null });

async function begin(context: AppContext, makePlan: () => Planned | string, until: 1 | 'end', continues = false): Promise<void> {
  const state = context.get();
  if (!state.loaded || isBusy(state.run)) return;
  const made = makePlan();
  if (typeof made === 'string') {
    context.toast(made);
    return;
  }
  const { plan, beginning, news } = made;
  if (news !== null) context.toast(news);
  else if (state.past !== null && !continues) context.toast(RUN_IN_THE_PAST);
  const live = newRun(plan, captureMoment(context), state.workspace, beginning);
  context.live = live;
  context.set({ past: null, notices: state.notices.filter((notice) => !notice.startsWith(CRASHED) && !notice.startsWith(ENDED)) });
  context.setRun({ kind: 'loading', total: live.progress.total, before: state.run });
  const soon: Schedule = (callback) => {
    context.refreshSaving();
    context.schedule(callback);
  };
  const show = coalesced(soon, () => {
    if (context.live === live) publish(context, live);
  });
  try {
    const progress = await context.engine.start(plan, (segment, reported) => {
      if (context.live !== live) return;
      take(context, live, segment);
      live.progress = reported;
      show();
    }, beginning);
    if (context.live !== live) return;
    live.progress = progress;
  } catch (error) {
    crashed(context, live, error);
    return;
  }
  // Nothing is reported of modules that are loaded again.
  if (beginning && !live.begun) context.set(enterTrace(context, live, beginning.trace));
  await goOn(context, live, until === 'end' ? live.progress.total : until);
}

/** Has the engine process events up to number `until`; what was changed by hand in the pause goes with it. */
async function goOn(context: AppContext, live: LiveRun, until: number): Promise<void> {
  const { changes } = live;
  if (context.get().past !== null) {
    // A paused run goes on from where it is, whatever moment is looked at.
    context.set({ past: null });
    context.toast(`Back to now: the paused run goes on after event ${numeral(live.progress.events)}.`);
  }
  live.changes = null;
  context.history.mergePause(live);
  // Its first report takes the place of the trace before together with that trace's run: who stores meanwhile must not mix them.
  publish(context, live);
  context.setRun({ kind: 'running', events: live.progress.events, total: live.progress.total });
  try {
    const progress = await context.engine.continue(until, changes);
    if (context.live !== live) return;
    live.progress = progress;
  } catch (error) {
    crashed(context, live, error);
    return;
  }
  publish(context, live);
  const { events, total } = live.progress;
  if (events < total) {
    context.setRun({ kind: 'paused', events, total });
    return;
  }
  context.live = null;
  const { alerts, errors } = live.results;
  context.setRun({ kind: 'done', events: total, alerts: countAlerts(alerts), errors });
}

/** Takes what the engine has reported into the state now, for somebody who cannot wait for the next frame. */
export function publishReported(context: AppContext): void {
  if (context.live) publish(context, context.live);
}

/** Takes in what was reported. A little with each report: published together, it would be a long task. */
function take(context: AppContext, live: LiveRun, segment: TraceSegment): void {
  const before = live.ahead ?? (live.begun ? context.get().trace : live.beginning?.trace);
  live.ahead = before?.append(segment) ?? Trace.from([segment]);
  read(live, live.ahead);
}

/** Reads what `trace` has more than is known of it. */
function read(live: LiveRun, trace: Trace): void {
  live.results.add(trace, live.read);
  live.read = trace.length;
  // Little by little: the first look at the past, or at the timeline, finds it done.
  trace.preparePlaces(PLACES_AT_ONCE);
}

/** Shows what was reported so far. The run may have been paused meanwhile: only one that goes on shows its progress. */
function publish(context: AppContext, live: LiveRun): void {
  const { ahead } = live;
  const { events, total } = live.progress;
  live.ahead = null;
  const change = ahead === null ? {} : enterTrace(context, live, ahead);
  if (live.begun && isBusy(context.get().run)) context.setRun({ kind: 'running', events, total }, change);
  else if (ahead !== null) context.set(change);
}

/** What the state becomes with the run's trace as it is now; the first time it replaces the one before, which Undo brings back. */
function enterTrace(context: AppContext, live: LiveRun, trace: Trace): Partial<AppState> {
  let inputs: Partial<AppState> = {};
  if (!live.begun) {
    live.begun = true;
    context.history.remember({ kind: 'session', label: runLabel(live), moment: live.before, isRun: true });
    inputs = { runInput: live.input, lastRun: lastRunOf(live.before) };
  }
  read(live, trace);
  return { ...inputs, trace, alerts: live.results.alerts, runProblems: live.results.problems };
}

/** The trace of a run before its first event. */
function startOf({ plan, beginning }: LiveRun): Trace {
  return beginning?.trace ?? Trace.start(plan.clock, plan.table, plan.settings, plan.detections.map(tracedDetection));
}

/** The engine gave up. What was reported stays; before the first report nothing has changed. */
function crashed(context: AppContext, live: LiveRun, error: unknown): void {
  if (context.live !== live) return;
  publish(context, live);
  context.live = null;
  const { events, total } = live.progress;
  if (live.begun) context.setRun({ kind: 'stopped', events, total });
  else restoreRun(context, live.before);
  const consequence = live.begun ? `The table is as it was after event ${events.toLocaleString('en-US')}.` : 'Nothing was run.';
  const ended = error instanceof EngineEnded ? error : null;
  const what = ended?.reason === 'refused' || ended?.reason === 'too long' ? ENDED : CRASHED;
  context.notify(`${what}${whileDoing(live.plan, events, !live.begun, ended?.doing ?? null)}: ${shortReason(error)} ${consequence} You can run again.`);
}

/** The last line of what was raised, which names it; the lines before are frames of our own. */
function shortReason(error: unknown): string {
  const lines = sentence(error).trim().split('\n');
  const last = lines.at(-1) ?? '';
  const short = last.length > MAX_REASON ? `${last.slice(0, MAX_REASON)}…` : last;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function restoreRun(context: AppContext, { state: { run } }: Moment): void {
  context.setRun(run.kind === 'paused' ? { ...run, kind: 'stopped' } : run);
}
