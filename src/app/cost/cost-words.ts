import { LATENCY_MODEL, monthlyCost } from '../../engine/page-behaviour';
import type { CallCost, DetectionCost } from '../../pitfalls/cost/cost-types';
import { counted, numeral } from '../state/count-words';
import { pricesOf, type CostSettings } from './cost-settings';

const SHORT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const WHOLE_DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
/** From here on cents say nothing. */
const MANY_DOLLARS = 1_000;

/** A number that need not be whole, with two digits behind the point at most. */
export function shortNumber(value: number): string {
  return value > 0 && value < 0.005 ? '< 0.01' : SHORT.format(value);
}

/** An amount of US dollars: `$5.12`, `$1,234`. */
export function dollarsText(dollars: number): string {
  if (dollars > 0 && dollars < 0.005) return '< $0.01';
  return (dollars < MANY_DOLLARS ? DOLLARS : WHOLE_DOLLARS).format(dollars);
}

/** A count divided by events; 0 where there were none. */
export function perEvent(count: number, events: number): number {
  return events === 0 ? 0 : count / events;
}

/** US dollars of a month, where so many events a day come as the settings say. */
export function monthDollars(cost: DetectionCost, settings: CostSettings): number {
  return monthlyCost(cost, settings.eventsPerDay, pricesOf(settings)).dollars;
}

/** Where the numbers of latency come from, in a sentence. */
export const LATENCY_TEXT =
  `Latency is simulated, as for a rule beside the table: half of all reads take less than ${LATENCY_MODEL.readMedian} ms and half of all writes less than ` +
  `${LATENCY_MODEL.writeMedian} ms, now and then one several times as long; that is assumed from the single-digit milliseconds that AWS states as the average.`;

/** What a call cost in a run: `4 requests (1 failed), 0.5 read units, 3 write units, 18.2 ms`. */
export function callText({ requests, failed, readUnits, writeUnits, milliseconds }: CallCost): string {
  const units = [
    readUnits > 0 ? `${shortNumber(readUnits)} read ${readUnits === 1 ? 'unit' : 'units'}` : '',
    writeUnits > 0 ? `${shortNumber(writeUnits)} write ${writeUnits === 1 ? 'unit' : 'units'}` : '',
  ].filter((text) => text !== '');
  return [`${counted(requests, 'request')}${failed > 0 ? ` (${numeral(failed)} failed)` : ''}`, ...units, `${SHORT.format(milliseconds)} ms`].join(', ');
}

/** What a change of a detection does to its cost, as sentences; '' where nothing differs, or one of the runs knows nothing of it. */
export function costChangeText(before: DetectionCost | null, now: DetectionCost | null, settings: CostSettings): string {
  const requests = (cost: DetectionCost | null): string => shortNumber(cost === null ? 0 : perEvent(cost.requests, cost.events));
  const month = (cost: DetectionCost | null): string => dollarsText(cost === null ? 0 : monthDollars(cost, settings));
  const parts = [
    requests(before) === requests(now) ? '' : `Requests per event: ${requests(before)} → ${requests(now)}.`,
    month(before) === month(now) ? '' : `A month of ${counted(settings.eventsPerDay, 'event')} a day: ${month(before)} → ${month(now)}.`,
  ];
  return parts.filter((text) => text !== '').join(' ');
}
