import { ATTACKS } from './attacks';
import type { AttackId } from './attacks';
import type { GeneratorChoices } from './generate';
import { sampleLogTypes } from './log-types';

/** Monday, 2026-03-02, midnight. */
export const SAMPLES_START = 1_772_409_600;
const HOUR = 3600;
/** What is told best by each log type; else the first attack that it can show. */
const TOLD_BEST: Readonly<Record<string, AttackId>> = {
  'AWS.CloudTrail': 'privilege escalation',
  'Okta.SystemLog': 'MFA fatigue',
  'Duo.Authentication': 'MFA fatigue',
  'OnePassword.SignInAttempt': 'impossible travel',
  'GSuite.Reports': 'impossible travel',
  'Cloudflare.HttpRequest': 'brute force',
};

/** Days that a small sample is of. */
export const SAMPLE_DAYS = 2;

/** The choices that give a small sample of one log type: some 200 events of two days from `start`, a midnight, with something worth detecting in them. */
export function sampleSet(logType: string, start = SAMPLES_START): GeneratorChoices {
  const types = sampleLogTypes([logType]);
  const attack = TOLD_BEST[logType] ?? ATTACKS.find(({ fits }) => types.some(fits))?.id ?? 'none';
  return { logTypes: [logType], users: 10, perUserADay: 10, days: SAMPLE_DAYS, start, seed: 1, attack, attackAt: start + 38 * HOUR };
}
