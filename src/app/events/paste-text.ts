import type { ParsedEvents } from '../../workspace/parse-pasted-events';
import { countedEvents } from './event-list';

function countedParts(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'part' : 'parts'}`;
}

/** What pasted text holds, as it would be added now: `12 events; 1 part cannot be read and would be left out:`. */
export function foundText({ events, errors, problems }: ParsedEvents): string {
  const count = events.length === 0 ? 'No events yet' : countedEvents(events.length);
  if (errors === 0) return problems.length > 0 ? `${count}; please look at:` : `${count}.`;
  return `${count}; ${countedParts(errors)} cannot be read${events.length === 0 ? '' : ' and would be left out'}:`;
}

/** What was left out of what was added, as a sentence behind another one; '' where nothing was. */
export function leftOutText(errors: number): string {
  return errors === 0 ? '' : ` ${countedParts(errors)} could not be read and ${errors === 1 ? 'was' : 'were'} left out.`;
}
