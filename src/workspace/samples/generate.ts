import type { EpochSeconds } from '../../clock/clock-types';
import { formatUtc } from '../../clock/format-time';
import { toPantherTime } from '../../clock/panther-time';
import { attackIn } from './attacks';
import type { AttackId, PlantedEvent } from './attacks';
import { Draw } from './draw';
import { sampleLogTypes } from './log-types';
import { castOf } from './people';
import type { SampleEvent, SampleLogType } from './sample-types';

/** What generated events are made from: the same choices give the same events, byte for byte. */
export interface GeneratorChoices {
  /** p_log_types that there are samples of. */
  logTypes: readonly string[];
  users: number;
  /** Events of each user on an average day; there are fewer on Saturdays and Sundays, and more on the other days. */
  perUserADay: number;
  days: number;
  /** Midnight or any other moment at which the first day begins. */
  start: EpochSeconds;
  seed: number;
  attack: AttackId;
  attackAt: EpochSeconds;
}

/** What the choices may be. */
export const GENERATOR_LIMITS = { users: 5_000, perUserADay: 10_000, days: 366, events: 1_000_000 };

const HOUR = 3600;
const DAY = 24 * HOUR;
/** How much goes on in each hour of a working day, in UTC. */
const BY_HOUR = [1, 1, 1, 1, 1, 2, 5, 12, 26, 32, 32, 28, 20, 27, 32, 32, 28, 20, 10, 6, 4, 3, 2, 1];
/** How much of that goes on at a weekend. */
const WEEKEND = 0.2;

/** How many events the choices give, those of the attack included. */
export function countEvents(choices: GeneratorChoices): number {
  return choices.users * choices.perUserADay * choices.days + plantedEvents(choices).length;
}

/** A sentence that says what is wrong with the choices; null where events can be made. */
export function problemOfChoices(choices: GeneratorChoices): string | null {
  const { users, perUserADay, days, events } = GENERATOR_LIMITS;
  const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
  const types = sampleLogTypes(choices.logTypes);
  if (types.length === 0) return 'Choose a log type.';
  if (!isWhole(choices.users, users)) return `Users are a whole number from 1 to ${users.toLocaleString('en-US')}.`;
  if (!isWhole(choices.perUserADay, perUserADay)) return `Events per user a day are a whole number from 1 to ${perUserADay.toLocaleString('en-US')}.`;
  if (!isWhole(choices.days, days)) return `Days are a whole number from 1 to ${days}.`;
  if (!Number.isFinite(choices.start)) return 'The start is a date and time in UTC, e.g. 2026-03-02 00:00:00.';
  if (choices.attack !== 'none') {
    if (attackIn(choices.attack, types) === null) return 'None of the chosen log types can show this attack. Choose one that can, or another attack, or none.';
    if (!(choices.attackAt >= choices.start && choices.attackAt < choices.start + choices.days * DAY)) return `The attack’s time lies outside the days that events are made for: these are ${formatUtc(choices.start)} to ${formatUtc(choices.start + choices.days * DAY)}.`;
  }
  const count = countEvents(choices);
  return count > events ? `That would be ${count.toLocaleString('en-US')} events; at most ${events.toLocaleString('en-US')} can be made. Take fewer users, events or days.` : null;
}

/**
 * The events one by one in order of their time, each a JSON text on one line. Nothing is made before it is asked for. The choices
 * have to be good (`problemOfChoices`).
 */
export function* generateEvents(choices: GeneratorChoices): Generator<string, void> {
  const types = sampleLogTypes(choices.logTypes);
  const cast = castOf(choices.seed, choices.users);
  const draw = new Draw(choices.seed + 0.25);
  const planted = plantedEvents(choices);
  const attacked = attackIn(choices.attack, types)?.type ?? null;
  let next = 0;
  for (const at of everydayTimes(choices)) {
    for (let event = planted[next]; event !== undefined && attacked !== null && event.at <= at; event = planted[++next]) yield line(attacked, event.at, event.make(draw), draw);
    const type = draw.pick(types);
    yield line(type, at, type.everyday({ actor: draw.pick(cast), at, draw }), draw);
  }
  for (const event of planted.slice(next)) if (attacked !== null) yield line(attacked, event.at, event.make(draw), draw);
}

/** The attack’s events in order of time; the same each time, whatever else is made. */
function plantedEvents(choices: GeneratorChoices): PlantedEvent[] {
  const found = attackIn(choices.attack, sampleLogTypes(choices.logTypes));
  if (found === null) return [];
  return found.attack.plan({ type: found.type, cast: castOf(choices.seed, choices.users), at: choices.attackAt, draw: new Draw(choices.seed + 0.5) });
}

/** The times of everyday events, in order, in whole milliseconds: hour by hour, as many as working hours are busy. */
function* everydayTimes({ users, perUserADay, days, start, seed }: GeneratorChoices): Generator<EpochSeconds, void> {
  const draw = new Draw(seed + 0.75);
  const total = users * perUserADay * days;
  const weights = Array.from({ length: days * 24 }, (_, hour) => weightAt(start + hour * HOUR));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let before = 0;
  let made = 0;
  for (const [hour, weight] of weights.entries()) {
    before += weight;
    const until = hour === weights.length - 1 ? total : Math.round((total * before) / sum);
    const offsets = new Float64Array(until - made);
    for (let index = 0; index < offsets.length; index += 1) offsets[index] = draw.whole(0, HOUR * 1000 - 1);
    for (const offset of offsets.sort()) yield (Math.round((start + hour * HOUR) * 1000) + offset) / 1000;
    made = until;
  }
}

function weightAt(at: EpochSeconds): number {
  const date = new Date(at * 1000);
  const weight = BY_HOUR[date.getUTCHours()] ?? 1;
  return date.getUTCDay() % 6 === 0 ? weight * WEEKEND : weight;
}

/** An event with the fields that the product adds, as a line. */
function line({ logType }: SampleLogType, at: EpochSeconds, sample: SampleEvent, draw: Draw): string {
  const { event, ips, emails, userNames, domains, arns, accounts } = sample;
  const indexed = {
    p_any_ip_addresses: ips,
    p_any_emails: emails,
    p_any_usernames: userNames,
    p_any_domain_names: domains,
    p_any_aws_arns: arns,
    p_any_aws_account_ids: accounts,
  };
  return JSON.stringify({
    ...event,
    p_log_type: logType,
    p_event_time: toPantherTime(at),
    p_parse_time: toPantherTime(at + draw.whole(20, 240)),
    p_row_id: draw.hex(32),
    p_source_label: 'sample',
    ...indexed,
  });
}
