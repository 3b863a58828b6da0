import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPantherTime } from '../../clock/panther-time';
import { deriveLogType } from '../derive';
import { parseEvent, readEventsFile } from '../events';
import { ATTACK_IDS, attackIn } from './attacks';
import { countEvents, generateEvents, problemOfChoices } from './generate';
import type { GeneratorChoices } from './generate';
import { generateFile, previewEvents } from './generate-file';
import { SAMPLE_LOG_TYPES, sampleLogTypes } from './log-types';
import { castOf } from './people';
import { sampleSet } from './sample-set';

const START = Date.UTC(2026, 2, 2) / 1000;
const NAMES = SAMPLE_LOG_TYPES.map(({ logType }) => logType);

/** 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 are for documentation, 10.0.0.0/8 for networks of one's own. */
const GOOD_ADDRESS = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+)\.\d+$/;
const ADDRESS = /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g;

/** Good choices of every kind. */
const choices = fc
  .record({
    logTypes: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }),
    users: fc.integer({ min: 1, max: 700 }),
    perUserADay: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 1, max: 4 }),
    start: fc.integer({ min: START, max: START + 10_000_000 }),
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    attack: fc.constantFrom(...ATTACK_IDS),
    after: fc.integer({ min: 0, max: 86_399 }),
  })
  .map(({ after, ...rest }): GeneratorChoices => {
    const attack = attackIn(rest.attack, sampleLogTypes(rest.logTypes)) === null ? 'none' : rest.attack;
    return { ...rest, attack, attackAt: rest.start + after };
  });

function parsed(line: string): Record<string, unknown> {
  const reading = parseEvent(line);
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.event;
}

describe('generateEvents', () => {
  it('gives the same events for the same choices, as many as were counted, in order of their time, with what the product adds', () => {
    fc.assert(
      fc.property(choices, (made) => {
        expect(problemOfChoices(made)).toBeNull();
        const lines = [...generateEvents(made)];
        expect(lines).toHaveLength(countEvents(made));
        expect([...generateEvents(made)]).toEqual(lines);
        const events = lines.map(parsed);
        const times = events.map((event) => readPantherTime(String(event['p_event_time'])) ?? NaN);
        expect(times.every((time, index) => time >= (times[index - 1] ?? made.start))).toBe(true);
        expect(new Set(events.map((event) => event['p_row_id'])).size).toBe(lines.length);
        expect(events.every((event) => made.logTypes.includes(String(event['p_log_type'])))).toBe(true);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('makes the people of a seed once, however often they are asked for', () => {
    const cast = castOf(1, 20);
    expect(castOf(1, 20)).toBe(cast);
    expect(castOf(2, 20)).not.toEqual(cast);
    expect(castOf(1, 21)).toHaveLength(21);
    expect(castOf(1, 20)).toEqual(cast);
  });

  it('gives other events for another seed', () => {
    const one = { ...sampleSet('Okta.SystemLog'), seed: 5 };
    expect([...generateEvents(one)].join()).not.toBe([...generateEvents({ ...one, seed: 6 })].join());
  });

  it('is busy in working hours', () => {
    const hours = [...generateEvents({ ...sampleSet('Zoom.Operation'), users: 50, attack: 'none' })].map((line) => Number(String(parsed(line)['p_event_time']).slice(11, 13)));
    const within = hours.filter((hour) => hour >= 8 && hour < 18).length;
    expect(within / hours.length).toBeGreaterThan(0.75);
  });

  it.each(ATTACK_IDS.filter((id) => id !== 'none'))('adds %s to what happens anyway, from the moment that was chosen', (attack) => {
    const type = SAMPLE_LOG_TYPES.find((one) => attackIn(attack, [one]) !== null);
    const made = { ...sampleSet(type?.logType ?? ''), attack };
    const planted = countEvents(made) - countEvents({ ...made, attack: 'none' });
    expect(planted).toBeGreaterThan(4);
    const times = [...generateEvents(made)].map((line) => readPantherTime(String(parsed(line)['p_event_time'])) ?? 0);
    expect(times.filter((time) => time >= made.attackAt && time <= made.attackAt + 3600).length).toBeGreaterThanOrEqual(planted);
  });

  it('refuses with a sentence what cannot be made', () => {
    const good = sampleSet('AWS.VPCFlow');
    expect(problemOfChoices({ ...good, logTypes: ['No.Such'] })).toBe('Choose a log type.');
    expect(problemOfChoices({ ...good, attack: 'MFA fatigue' })).toContain('None of the chosen log types');
    expect(problemOfChoices({ ...good, attackAt: good.start - 1 })).toContain('outside the days that events are made for: these are 2026-03-02 00:00:00 to 2026-03-04');
    expect(problemOfChoices({ ...good, users: 5_000, perUserADay: 100, days: 3 })).toMatch(/^That would be 1,500,100 events; at most 1,000,000/);
    expect(problemOfChoices({ ...good, users: 1.5 })).toContain('Users');
  });
});

describe('generateFile', () => {
  it('makes the lines of the events, and tells how far it is', () => {
    const made = { ...sampleSet('Duo.Authentication'), users: 120 };
    const steps = [...generateFile(made)];
    expect(steps.map(({ part }) => part ?? '').join('')).toBe([...generateEvents(made)].map((line) => `${line}\n`).join(''));
    expect(steps.map(({ events }) => events)).toEqual([1000, 2000, 2413]);
  });

  it('shows the first lines before', () => {
    const made = sampleSet('Box.Event');
    const { lines, bytes } = previewEvents(made, 1_000);
    expect(lines).toEqual([...generateEvents({ ...made, attack: 'none' })].slice(0, 3));
    expect(bytes).toBeGreaterThan(300_000);
  });
});

describe.each(NAMES)('the sample of %s', (logType) => {
  const lines = [...generateEvents(sampleSet(logType))];
  const text = lines.join('\n');

  it('has some two hundred events with something worth detecting', () => {
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.length).toBeLessThan(400);
    expect(sampleSet(logType).attack).not.toBe('none');
  });

  it('has events that can be read, with the fields that the product adds', () => {
    const { rows, problems } = readEventsFile({ path: `events/${logType}.jsonl`, text });
    expect(problems).toEqual([]);
    expect(rows.every((row) => row.epoch !== null && row.logType === logType)).toBe(true);
    for (const line of lines) expect(parsed(line)).toMatchObject({ p_row_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, p_parse_time: expect.any(String) as string });
  });

  it('names addresses and domains that are nobody’s', () => {
    const addresses = text.match(ADDRESS)?.filter((address) => !/^144\.0\.0\.0$/.test(address)) ?? [];
    expect(addresses.filter((address) => !GOOD_ADDRESS.test(address))).toEqual([]);
    expect((text.match(/[\w.-]+@[\w.-]+/g) ?? []).filter((address) => !address.endsWith('@example.com'))).toEqual([]);
  });

  it('looks like its log type, where that can be told', () => {
    const derived = deriveLogType(parsed(lines[0] ?? '') as Parameters<typeof deriveLogType>[0]);
    expect([null, logType]).toContain(derived);
  });
});
