import type { RunPlan } from '../../engine/engine-protocol';
import { byCodeUnits } from '../../workspace/paths';
import type { DetectionSpec } from '../../workspace/workspace-types';
import type { Item } from '../../trace/item';
import type { AppState, RunScope } from './app-state';

/** Everything the run depends on, or a sentence for the user why there is nothing to run. */
export function planRun(state: AppState, scope: RunScope): RunPlan | string {
  const detections = detectionsOf(state, scope);
  if (typeof detections === 'string') return detections;
  const events = eventsOf(state, scope);
  if (typeof events === 'string') return events;
  const named = new Set([...detections, ...state.helpers].map(({ path }) => path));
  const sources = Object.fromEntries(
    state.workspace.files.filter(({ path }) => named.has(path)).map(({ path, text }) => [path, text]),
  );
  return {
    settings: state.settings,
    detections,
    helpers: [...state.helpers],
    sources,
    events,
    table: state.settings.startFrom === 'this table' ? itemsInOrder(state) : [],
    clock: state.trace.clock,
  };
}

/** Sorted by key: tables that are equal make equal runs, in whatever order their items came. */
function itemsInOrder({ trace }: AppState): Item[] {
  return [...trace.table()].sort(([a], [b]) => byCodeUnits(a, b)).map(([, item]) => item);
}

function detectionsOf({ detections }: AppState, scope: RunScope): DetectionSpec[] | string {
  if (scope.detection !== undefined) {
    const chosen = detections.filter(({ path }) => path === scope.detection);
    return chosen.length > 0 ? chosen : `${scope.detection} is not a detection that can be run.`;
  }
  const enabled = detections.filter((detection) => detection.enabled);
  if (enabled.length > 0) return enabled;
  return detections.length > 0
    ? 'All detections are switched off. Switch one on, then run again.'
    : 'There is no detection yet. Add a Python file under rules/, then run again.';
}

function eventsOf({ events }: AppState, scope: RunScope): string[] | string {
  const { event } = scope;
  if (event) {
    const row = events.find(({ path, line }) => path === event.path && line === event.line);
    return row ? [row.text] : `Line ${event.line} of ${event.path} is not an event that can be run.`;
  }
  const enabled = events.filter((row) => row.enabled);
  if (enabled.length > 0) return enabled.map(({ text }) => text);
  return events.length > 0
    ? 'All events are switched off. Switch one on, then run again.'
    : 'There are no events to run yet. Paste or import some in the Events tab, then run again.';
}
