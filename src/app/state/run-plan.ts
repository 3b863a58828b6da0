import type { RunBeginning } from '../../engine/engine-client-types';
import type { RunPlan } from '../../engine/engine-protocol';
import { oneLine } from '../../trace/entry-text';
import { detectionFile, tracedDetection } from '../../workspace/detection-spec';
import { byCodeUnits } from '../../workspace/paths';
import type { RunSettings } from '../../trace/trace-types';
import type { DetectionSpec, EventRow } from '../../workspace/workspace-types';
import type { EpochSeconds } from '../../clock/clock-types';
import { atOnce } from '../../clock/slices';
import type { Item } from '../../trace/item';
import type { AppState, RunScope } from './app-state';
import { lateOf, runOrder, type RunOrder } from './run-order';

/**
 * Everything the run depends on, or a sentence for the user why there is nothing to run. `now`: the machine's time, for a run
 * that is to be processed at it.
 */
export function planRun(state: AppState, scope: RunScope, now: EpochSeconds): RunPlan | string {
  const { settings } = state;
  const { processingTime } = settings;
  const detections = detectionsOf(state, scope);
  if (typeof detections === 'string') return detections;
  const events = eventsOf(state, scope);
  if (typeof events === 'string') return events;
  return {
    ...modulesOf(state, detections),
    ...events,
    settings: processingTime === 'real' ? { ...settings, processedAt: now } : settings,
    table: settings.startFrom === 'this table' ? itemsInOrder(state) : [],
    clock: state.trace.clock,
  };
}

/** The events of a run in the order in which they come in, and how late they are. */
type Arriving = Pick<RunPlan, 'events' | 'late'>;

/** What a run, or unit tests, take from the files. */
export function modulesOf({ workspace, helpers, dataModels, libraries }: AppState, detections: DetectionSpec[]): Pick<RunPlan, 'detections' | 'helpers' | 'dataModels' | 'libraries' | 'sources'> {
  const named = new Set<string | null>([...detections, ...helpers, ...dataModels].map(({ path }) => path));
  const sources = Object.fromEntries(workspace.files.filter(({ path }) => named.has(path)).map(({ path, text }) => [path, text]));
  return { detections, helpers: [...helpers], dataModels: [...dataModels], libraries: [...libraries], sources };
}

/** A run that goes on from a moment of another one. */
export interface Planned {
  plan: RunPlan;
  /** null: it begins anew. */
  beginning: RunBeginning | null;
  /** A sentence for the user; null where it is what they expect. */
  news: string | null;
}

/**
 * A run that has done what the trace on the screen had done after its last whole event at `moment`, and goes on with the events
 * behind that, through the detections as they are now; or a sentence why there is none.
 */
export function planContinuation(state: AppState, moment: number): Planned | string {
  const { trace } = state;
  const places = trace.places();
  const done = places.wholeEvents(moment);
  const { settings, table, at, detections: traced } = trace.start();
  const detections = detectionsOf(state, {});
  if (typeof detections === 'string') return detections;
  const { arriving, news } = eventsBehind(state, done);
  if (arriving.events.length <= done) return 'No event follows this moment.';
  const plan: RunPlan = { ...modulesOf(state, detections), ...arriving, settings, table, clock: at };
  // What a module did with the table while it was loaded is part of the run only once it is whole.
  if (moment < places.afterEvent(0)) return { plan, beginning: null, news };
  const now = detections.map(tracedDetection);
  const gone = traced.filter(({ id }) => !now.some((one) => one.id === id));
  return { plan, beginning: { trace: trace.beginning(places.afterEvent(done), [...now, ...gone]), events: done }, news };
}

/** The enabled events, if the first `done` are those of the trace; else, as for a run of one event alone, those of the trace. */
function eventsBehind({ events, trace }: AppState, done: number): { arriving: Arriving; news: string | null } {
  const { settings } = trace.start();
  const enabled = arrivingOf(events, settings);
  const own = atOnce(trace.eventTexts());
  const isSame = own.slice(0, done).every((text, index) => text === oneLine(enabled.events[index] ?? ''));
  if (isSame && enabled.events.length > done) return { arriving: enabled, news: null };
  return { arriving: asArriving(own, lateOf(own, settings)), news: 'The events are others now: the run goes on with those of the run before.' };
}

/** By the order that says so, which is of one list. Runs of the same events share them, and the click on Run need not make a large list. */
const arrivals = new WeakMap<RunOrder, Arriving>();

/** The enabled events as they come in under these settings. */
function arrivingOf(rows: readonly EventRow[], settings: RunSettings): Arriving {
  const order = runOrder(rows, settings);
  const known = arrivals.get(order);
  if (known !== undefined) return known;
  const texts = Array.from(order.places, (place) => rows[place]?.text ?? '');
  const arriving = asArriving(texts, order.late ?? undefined);
  arrivals.set(order, arriving);
  return arriving;
}

function asArriving(events: string[], late: Float64Array | undefined): Arriving {
  return late === undefined ? { events } : { events, late };
}

/** Sorted by key: tables that are equal make equal runs, in whatever order their items came. */
function itemsInOrder({ trace }: AppState): Item[] {
  return [...trace.table()].sort(([a], [b]) => byCodeUnits(a, b)).map(([, item]) => item);
}

function detectionsOf({ detections }: AppState, scope: RunScope): DetectionSpec[] | string {
  if (scope.detection !== undefined) {
    const chosen = detections.filter((one) => detectionFile(one) === scope.detection);
    return chosen.length > 0 ? chosen : `${scope.detection} is not a detection that can be run.`;
  }
  const enabled = detections.filter((detection) => detection.enabled);
  if (enabled.length > 0) return enabled;
  return detections.length > 0
    ? 'All detections are switched off. Switch one on, then run again.'
    : 'There is no detection yet. Add a Python file under rules/, then run again.';
}

function eventsOf({ events, settings }: AppState, scope: RunScope): Arriving | string {
  const { event } = scope;
  if (event) {
    const row = events.find(({ path, line }) => path === event.path && line === event.line);
    return row ? asArriving([row.text], lateOf([row.text], settings)) : `Line ${event.line} of ${event.path} is not an event that can be run.`;
  }
  const enabled = arrivingOf(events, settings);
  if (enabled.events.length > 0) return enabled;
  return events.length > 0
    ? 'All events are switched off. Switch one on, then run again.'
    : 'There are no events to run yet. Paste or import some in the Events tab, then run again.';
}
