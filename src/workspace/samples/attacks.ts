import type { EpochSeconds } from '../../clock/clock-types';
import type { Draw } from './draw';
import { elsewhere } from './people';
import type { Actor } from './people';
import { ESCALATION_STEPS } from './sample-types';
import type { SampleEvent, SampleLogType } from './sample-types';

export const ATTACK_IDS = ['none', 'password spraying', 'brute force', 'impossible travel', 'MFA fatigue', 'mass download', 'privilege escalation', 'port scan'] as const;
export type AttackId = (typeof ATTACK_IDS)[number];

/** An event of an attack; it is made when its turn comes. */
export interface PlantedEvent {
  at: EpochSeconds;
  make(draw: Draw): SampleEvent;
}

/** What an attack has to play with. Everything that it draws comes from `draw`. */
interface Scene {
  type: SampleLogType;
  cast: readonly Actor[];
  at: EpochSeconds;
  draw: Draw;
}

interface Attack {
  id: Exclude<AttackId, 'none'>;
  label: string;
  /** What is added, and what a detection that remembers could catch; goes behind the number of events and their log type. */
  about: string;
  fits(type: SampleLogType): boolean;
  /** Its events in order of time. */
  plan(scene: Scene): PlantedEvent[];
}

const MINUTE = 60;
const SPRAYED = 40;
const GUESSES = 30;
const PROMPTS = 12;
const DOWNLOADS = 150;
const PORTS = 100;

/** Events one after the other, so many seconds apart. */
function sequence(count: number, at: EpochSeconds, apart: number, make: (index: number, at: EpochSeconds, draw: Draw) => SampleEvent | undefined): PlantedEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    at: at + index * apart,
    make: (draw) => make(index, at + index * apart, draw) ?? { event: {} },
  }));
}

/** The attacks that can be planted, each in log types that can tell of it. */
export const ATTACKS: readonly Attack[] = [
  {
    id: 'password spraying',
    label: 'Password spraying',
    about: 'One address tries one password on many users, and one of them has it. A string set of the users that failed by address catches it.',
    fits: (type) => type.signIn !== undefined,
    plan({ type, cast, at, draw }) {
      const from = elsewhere(draw.pick(cast), draw);
      const tried = Math.min(SPRAYED, Math.max(2, cast.length * 2));
      const as = (index: number): Actor => ({ ...from, ...nameOf(cast[index % cast.length] ?? from) });
      const tries = sequence(tried, at, 20, (index, moment, own) => type.signIn?.({ actor: as(index), at: moment, draw: own }, 'wrong password'));
      const hit = sequence(1, at + tried * 20, 0, (_, moment, own) => type.signIn?.({ actor: from, at: moment, draw: own }, 'success'));
      return [...tries, ...hit];
    },
  },
  {
    id: 'brute force',
    label: 'Brute force',
    about: 'Somebody guesses one user’s password, quickly, and gets in. A counter of failures by user, with an expiry, catches it.',
    fits: (type) => type.signIn !== undefined,
    plan({ type, cast, at, draw }) {
      const actor = elsewhere(draw.pick(cast), draw);
      return sequence(GUESSES + 1, at, 6, (index, moment, own) => type.signIn?.({ actor, at: moment, draw: own }, index < GUESSES ? 'wrong password' : 'success'));
    },
  },
  {
    id: 'impossible travel',
    label: 'Impossible travel',
    about: 'A user signs in at home and 25 minutes later on the other side of the world. A dictionary with the last place and time by user catches it.',
    fits: (type) => type.signIn !== undefined,
    plan({ type, cast, at, draw }) {
      const home = draw.pick(cast);
      const away = elsewhere(home, draw);
      const first = sequence(1, at, 0, (_, moment, own) => type.signIn?.({ actor: home, at: moment, draw: own }, 'success'));
      const second = sequence(1, at + 25 * MINUTE, 0, (_, moment, own) => type.signIn?.({ actor: away, at: moment, draw: own }, 'success'));
      const after = sequence(4, at + 27 * MINUTE, MINUTE, (_, moment, own) => type.everyday({ actor: away, at: moment, draw: own }));
      return [...first, ...second, ...after];
    },
  },
  {
    id: 'MFA fatigue',
    label: 'MFA fatigue',
    about: 'A user gets push after push, denies them, and approves one in the end. A counter of denials by user, asked when one is approved, catches it.',
    fits: (type) => type.prompt !== undefined,
    plan({ type, cast, at, draw }) {
      const actor = elsewhere(draw.pick(cast), draw);
      return sequence(PROMPTS + 1, at, 45, (index, moment, own) => type.prompt?.({ actor, at: moment, draw: own }, index < PROMPTS ? 'denied' : 'approved'));
    },
  },
  {
    id: 'mass download',
    label: 'Mass download',
    about: 'A user takes away more in a quarter of an hour than in months. A counter of downloads by user and hour, or a string set of what was taken, catches it.',
    fits: (type) => type.download !== undefined,
    plan({ type, cast, at, draw }) {
      const actor = draw.pick(cast);
      return sequence(DOWNLOADS, at, 6, (index, moment, own) => type.download?.({ actor, at: moment, draw: own }, index + 1));
    },
  },
  {
    id: 'privilege escalation',
    label: 'Privilege escalation',
    about: 'A user looks around, then makes an administrator of themselves, in steps that are harmless one by one. A string set of the steps by user catches it.',
    fits: (type) => type.escalation !== undefined,
    plan({ type, cast, at, draw }) {
      const actor = elsewhere(draw.pick(cast), draw);
      return sequence(ESCALATION_STEPS, at, 40, (index, moment, own) => type.escalation?.({ actor, at: moment, draw: own }, index));
    },
  },
  {
    id: 'port scan',
    label: 'Port scan',
    about: 'A host tries port after port of another one. A string set of the ports by source and target, with an expiry, catches it.',
    fits: (type) => type.probe !== undefined,
    plan({ type, cast, at, draw }) {
      const actor = draw.pick(cast);
      return sequence(PORTS, at, 2, (index, moment, own) => type.probe?.({ actor, at: moment, draw: own }, index));
    },
  },
];

/** Who somebody is, without where they are. */
function nameOf({ number, name, userName, email, id }: Actor): Pick<Actor, 'number' | 'name' | 'userName' | 'email' | 'id'> {
  return { number, name, userName, email, id };
}

/** The attack of a name, and the first of the log types that can tell of it; null where there is none. */
export function attackIn(id: AttackId, types: readonly SampleLogType[]): { attack: Attack; type: SampleLogType } | null {
  const attack = ATTACKS.find((one) => one.id === id);
  const type = attack && types.find((one) => attack.fits(one));
  return attack && type ? { attack, type } : null;
}
