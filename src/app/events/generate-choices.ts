import type { EpochSeconds } from '../../clock/clock-types';
import { parseAnyTime, toPantherTime } from '../../clock/panther-time';
import { ATTACKS } from '../../workspace/samples/attacks';
import type { AttackId } from '../../workspace/samples/attacks';
import { GENERATOR_LIMITS, problemOfChoices } from '../../workspace/samples/generate';
import type { GeneratorChoices } from '../../workspace/samples/generate';
import { sampleLogTypes } from '../../workspace/samples/log-types';
import { sampleSet } from '../../workspace/samples/sample-set';

/** What is in the fields of the dialog: times are texts while they are typed. */
export interface GeneratorForm extends Omit<GeneratorChoices, 'start' | 'attackAt'> {
  start: string;
  attackAt: string;
}

const DAY = 24 * 3600;

/**
 * What the dialog begins with: the log types that detections ask for, as far as there are samples of them, from the midnight on that
 * follows the clock (or is where it stands), so that no event is older than what the cache holds.
 */
export function initialForm(wanted: readonly string[], clock: EpochSeconds): GeneratorForm {
  const known = sampleLogTypes(wanted).map(({ logType }) => logType);
  const { start, attackAt, ...choices } = sampleSet(known[0] ?? 'Okta.SystemLog', Math.ceil(clock / DAY) * DAY);
  return { ...choices, ...(known.length > 0 && { logTypes: known }), perUserADay: 20, days: 5, start: timeText(start), attackAt: timeText(attackAt) };
}

function timeText(epoch: number): string {
  return toPantherTime(epoch).slice(0, 19);
}

/** The attacks that one of the log types can show, and the chosen one: it does not go without a word where its log type does. */
export function offeredAttacks(logTypes: readonly string[], chosen: AttackId): { value: AttackId; label: string }[] {
  const types = sampleLogTypes(logTypes);
  const fitting = ATTACKS.filter(({ id, fits }) => id === chosen || types.some(fits)).map(({ id, label }) => ({ value: id, label }));
  return [{ value: 'none', label: 'None' }, ...fitting];
}

/** The choices that the fields stand for, or a sentence about what has to be changed. */
export function readForm(form: GeneratorForm): GeneratorChoices | string {
  const start = parseAnyTime(form.start);
  const attackAt = form.attack === 'none' ? start : parseAnyTime(form.attackAt);
  if (start === null) return 'The start is a date and time in UTC, e.g. 2026-03-02 00:00:00.';
  if (attackAt === null) return 'The attack begins at a date and time in UTC, e.g. 2026-03-03 14:00:00.';
  const choices: GeneratorChoices = { ...form, start, attackAt };
  return problemOfChoices(choices) ?? choices;
}

/** The most that a field may be. */
export const MOST = GENERATOR_LIMITS;
