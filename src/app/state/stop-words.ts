import type { RunPlan } from '../../engine/engine-protocol';

const MOST_NAMES = 3;

/** What Stop cut off, in a sentence: the event that was not whole yet, and which detections take it. `events`: whole ones. */
export function stopWords(plan: RunPlan, events: number, isLoading: boolean): string {
  const text = plan.events[events];
  if (isLoading || text === undefined) return 'Stopped while the modules were loaded: code outside of functions may not end.';
  const logType = (JSON.parse(text) as { p_log_type?: unknown }).p_log_type;
  const names = plan.detections
    .filter(({ logTypes }) => logTypes === null || typeof logType !== 'string' || logType === '' || logTypes.includes(logType))
    .map(({ id }) => id);
  const by = names.length > MOST_NAMES ? `one of ${names.length} detections` : names.join(' or ');
  const event = (events + 1).toLocaleString('en-US');
  return `Stopped while event ${event} was processed${by === '' ? '' : ` by ${by}`}. What that event had done is not kept.`;
}
