import * as v from 'valibot';
import { create } from 'zustand';
import { DEFAULT_PRICES } from '../../engine/page-behaviour';
import type { Prices } from '../../pitfalls/cost/cost-types';
import { layoutStorage } from '../shell/layout-storage';

const KEY = 'cost';
/** Most events a day that can be entered: more than any log source sends. */
export const MOST_EVENTS_PER_DAY = 100_000_000_000;
/** US dollars for a million units: several times what any region asks. */
export const HIGHEST_PRICE = 1_000;
const EVENTS_PER_DAY = 1_000_000;

const PRICE = v.pipe(v.number(), v.minValue(0), v.maxValue(HIGHEST_PRICE));
const STORED = v.object({
  /** How many events come to each detection, for estimates of a month. */
  eventsPerDay: v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_EVENTS_PER_DAY)),
  perMillionReadUnits: PRICE,
  perMillionWriteUnits: PRICE,
});
export type CostSettings = v.InferOutput<typeof STORED>;

const AT_FIRST: CostSettings = { eventsPerDay: EVENTS_PER_DAY, perMillionReadUnits: DEFAULT_PRICES.perMillionReadUnits, perMillionWriteUnits: DEFAULT_PRICES.perMillionWriteUnits };

/** What is remembered; what cannot be read counts as nothing. */
function stored(): CostSettings {
  try {
    const read = v.safeParse(STORED, JSON.parse(layoutStorage.getItem(KEY) ?? 'null'));
    if (read.success) return read.output;
  } catch {
    // As if nothing had been remembered.
  }
  return AT_FIRST;
}

/** What estimates of a month are made with, as this viewer chose it: the same in all workspaces, over reloads. */
export const useCostSettings = create<CostSettings>(() => stored());

useCostSettings.subscribe((settings) => layoutStorage.setItem(KEY, JSON.stringify(settings)));

/** Whether the prices are those that Recall knows. */
export function areKnownPrices({ perMillionReadUnits, perMillionWriteUnits }: CostSettings): boolean {
  return perMillionReadUnits === AT_FIRST.perMillionReadUnits && perMillionWriteUnits === AT_FIRST.perMillionWriteUnits;
}

/** The prices that are set, and of when they are. */
export function pricesOf(settings: CostSettings): Prices {
  const { perMillionReadUnits, perMillionWriteUnits } = settings;
  return { perMillionReadUnits, perMillionWriteUnits, asOf: areKnownPrices(settings) ? DEFAULT_PRICES.asOf : 'you entered them' };
}

/** Sets the prices that Recall knows. */
export function resetPrices(): void {
  const { perMillionReadUnits, perMillionWriteUnits } = AT_FIRST;
  useCostSettings.setState({ perMillionReadUnits, perMillionWriteUnits });
}
