import * as v from 'valibot';
import { ARRIVALS, LAST_MOMENT, LONGEST_DELAY, PROCESSING_TIMES, SWEEPERS } from '../../clock/clock-types';
import { LONGEST_DESTINATION, MOST_DESTINATIONS } from '../../trace/known-destinations';
import type { RunSettings } from '../../trace/trace-types';

const finite = v.pipe(v.number(), v.finite());

/** What version 1 says of each setting. One that is added later is optional, so that older documents keep opening. */
const SETTINGS = {
  startFrom: v.exactOptional(v.picklist(['empty table', 'this table'])),
  sweeper: v.exactOptional(v.picklist(SWEEPERS)),
  sweeperDelayHours: v.exactOptional(v.pipe(finite, v.minValue(0))),
  helpers: v.exactOptional(v.picklist(['1.0.2', '0.4.0'])),
  eventsInPutDictionary: v.exactOptional(v.picklist(['as documented', 'as 1.0.2'])),
  seed: v.exactOptional(finite),
  processingDelaySeconds: v.exactOptional(finite),
  processingTime: v.exactOptional(v.picklist(PROCESSING_TIMES)),
  // A run whose clock is set beyond the calendar would be ended, as if its worker were broken.
  processedAt: v.exactOptional(v.nullable(v.pipe(finite, v.minValue(-LAST_MOMENT), v.maxValue(LAST_MOMENT)))),
  eventsArrive: v.exactOptional(v.picklist(ARRIVALS)),
  longestDelaySeconds: v.exactOptional(v.pipe(finite, v.minValue(0), v.maxValue(LONGEST_DELAY))),
  knownDestinations: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_DESTINATION))), v.maxLength(MOST_DESTINATIONS))),
} as const satisfies { [Name in keyof RunSettings]: v.GenericSchema<unknown, RunSettings[Name]> };

/** The settings in the order in which documents have them. */
// Object.keys forgets that the names are those of SETTINGS.
export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];

/** Reads settings one by one: a value that is not understood is left out with a sentence. */
export function readSettings(value: unknown, problems: string[]): Partial<RunSettings> | null {
  if (value === undefined) return null;
  const fields = v.safeParse(v.record(v.string(), v.unknown()), value);
  if (!fields.success) {
    problems.push('The settings cannot be read; yours are used.');
    return null;
  }
  const known = SETTING_NAMES.filter((name) => {
    const field = Object.hasOwn(fields.output, name) ? fields.output[name] : undefined;
    if (field === undefined) return false;
    if (v.is(SETTINGS[name], field)) return true;
    problems.push(`The setting ${name} has a value that this Recall does not know; the usual one is used.`);
    return false;
  });
  const checked = Object.fromEntries(known.map((name) => [name, fields.output[name]]));
  return v.parse(v.object(SETTINGS), checked);
}
