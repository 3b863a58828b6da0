import type { RunPlan, Step } from '../../engine/engine-protocol';
import { takesLogType } from '../../workspace/detection-spec';
import { numeral } from './count-words';

const MOST_NAMES = 3;

/**
 * What Stop cut off, in sentences. `events`: the whole ones that were reported, which the status counts; `doing`: the call that was going
 * on, where that is known. Python may have been some events ahead of its last report.
 */
export function stopWords(plan: RunPlan, events: number, isLoading: boolean, doing: Step | null): string {
  const isAhead = doing !== null && doing.event > events + 1;
  const kept = isAhead ? `Of the whole events, ${numeral(events)} ${events === 1 ? 'was' : 'were'} reported by then and ${events === 1 ? 'is' : 'are'} kept; what came after is not.` : 'What was going on then is not kept.';
  return `Stopped${whileDoing(plan, events, isLoading, doing)}. ${kept}`;
}

/**
 * What a run was about to finish when it ended, as the end of a sentence: the event that was not whole yet and the
 * detection that had it, or those that take it. `events`: whole ones.
 */
export function whileDoing(plan: RunPlan, events: number, isLoading: boolean, doing: Step | null): string {
  const known = doing && plan.detections[doing.detection]?.id;
  if (doing && known !== null && known !== undefined) {
    return doing.event === 0 ? ` while the module of ${known} was loaded` : ` while event ${doing.event.toLocaleString('en-US')} was processed by ${known}`;
  }
  const text = plan.events[events];
  if (isLoading || text === undefined) return ' while the modules were loaded';
  const by = takers(plan, text);
  return ` while event ${(events + 1).toLocaleString('en-US')} was processed${by === '' ? '' : ` by ${by}`}`;
}

/**
 * What a run waits for: detections by their IDs, or what else Python does. `events`: whole ones; `doing`: the call that is going on, where that is
 * known.
 */
export function awaited(plan: RunPlan, events: number, isLoading: boolean, doing: Step | null): string {
  const known = doing && plan.detections[doing.detection]?.id;
  if (doing && known !== null && known !== undefined) return doing.event === 0 ? `the module of ${known}` : known;
  const text = plan.events[events];
  if (isLoading || text === undefined) return 'the modules';
  return takers(plan, text) || 'Python';
}

/** The detections that take an event, as they stand in a sentence; empty where none does. */
function takers(plan: RunPlan, event: string): string {
  const logType = (JSON.parse(event) as { p_log_type?: unknown }).p_log_type;
  const names = plan.detections.filter((detection) => takesLogType(detection, logType)).map(({ id }) => id);
  return names.length > MOST_NAMES ? `one of ${names.length} detections` : names.join(' or ');
}
