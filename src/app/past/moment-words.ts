import { formatUtc } from '../../clock/format-time';
import type { Trace } from '../../trace/trace';
import type { AlertTotals } from '../state/alert-totals';
import { numeral } from '../state/count-words';
import { entryText, outcomeOf, placeOf } from '../trace/entry-text';
import { showText } from '../ui/show-text';

/** A moment in words: how far the events are, when it was, and what had just happened. */
export interface MomentWords {
  /** e.g. `Event 12 of 1,000`; at the last moment of the trace `Event 1,000 of 1,000, the end`. */
  event: string;
  /** e.g. `2026-04-01 00:00:02 UTC`. */
  time: string;
  /** e.g. `increment_counter → UpdateItem of user:mira: changed`. */
  what: string;
  /** The line that had it done; null where no line of a file did. */
  place: { path: string; line: number } | null;
}

/** The line of a file that had the last entry before a moment done; null where none did. */
export function placeAt(trace: Trace, moment: number): MomentWords['place'] {
  return placeOf(trace.row(moment - 1));
}

/** Describes the moment after the first `moment` entries (at least one) of a trace. */
export function momentWords(trace: Trace, moment: number): MomentWords {
  const places = trace.places();
  const row = trace.row(moment - 1);
  const number = places.eventAt(moment);
  const { text } = outcomeOf(row);
  const key = row.key === null ? '' : ` of ${showText(row.key)}`;
  return {
    event: `${number === 0 ? 'Before event 1' : `Event ${numeral(number)}`} of ${numeral(places.events)}${moment >= trace.length ? ', the end' : ''}`,
    time: `${formatUtc(row.at)} UTC`,
    what: `${entryText(row)}${row.kind === 'result' ? ` of ${showText(row.detection ?? '')}` : key}${text === '' ? '' : `: ${showText(text)}`}`,
    place: placeOf(row),
  };
}

/** What the status says of a moment, with the plural always: `Past: 12 events, 3 alerts, 1 errors`, of what had happened by then. */
export function pastStatus(trace: Trace, moment: number, { alerts, errors }: Pick<AlertTotals, 'alerts' | 'errors'>): string {
  return `Past: ${numeral(trace.places().wholeEvents(moment))} events, ${numeral(alerts)} alerts, ${numeral(errors)} errors`;
}
