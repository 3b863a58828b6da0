import type { RunSettings } from '../../trace/trace-types';

/** What one event leads to: the rule's return value, or the class of the exception. */
export type Expected = boolean | string;

/** One way to paste a code block and run it. */
export interface DocVariant {
  /** What was done to the block, for the table: `as it stands`, or the changes. */
  what: string;
  /** File below `as-it-stands/` or `runnable/`. */
  file: string;
  settings?: Partial<RunSettings>;
  events: object[];
  /** The outcome of each event; empty when the module cannot be loaded. */
  expected: Expected[];
  /** The exception when the module cannot be loaded (its class, a part of its message, the line). */
  setup?: { type: string; message: string; line: number | null };
  /** Part of the message of the first exception of an event, and its line. */
  error?: { message: string; line: number };
  /** What the table holds at the end: key to attribute names and values as far as they matter. */
  table?: Record<string, Record<string, unknown>>;
  /** How many GetItem requests the events cause. */
  reads?: number;
  /** In words, for docs/doc-examples.md. */
  outcome: string;
}

/** A code block of the product documentation, quoted in `as-it-stands/`, and what happens when it is pasted. */
export interface DocExample {
  page: 'current' | 'older';
  /** Position among the page's code blocks, from 1. */
  block: number;
  section: string;
  variants: DocVariant[];
}

const at = (time: string, event: object): object => ({ p_event_time: `2026-03-02 ${time}`, ...event });
/** 2026-03-02 08:00:00 UTC. */
const EIGHT = 1_772_438_400;
const DAY = 86_400;

const login = (time: string, ipAddress: string): object => at(time, { username: 'alice', ipAddress });
const okta = (time: string, city: string): object =>
  at(time, {
    actor: { alternateId: 'alice@example.com' },
    client: { ipAddress: '192.0.2.10', geographicalContext: { city, geolocation: { lat: 48.1, lon: 11.6 } } },
  });
const assume = (time: string, sourceIPAddress: string, eventName = 'AssumeRole'): object =>
  at(time, { eventName, sourceIPAddress, requestParameters: { roleArn: 'arn:aws:iam::123456789012:role/Deploy' } });
const denied = (time: string, errorCode = 'AccessDenied'): object => at(time, { errorCode, userIdentity: { arn: 'arn:aws:iam::123456789012:user/bob' } });
const badGuy = (time: string, eventType: string, BadGuyName: string): object => at(time, { eventType, BadGuyName });

const addresses = [login('08:00:00', '192.0.2.1'), login('08:01:00', '192.0.2.1'), login('08:02:00', '203.0.113.9')];
const roles = [
  assume('08:00:00', '192.0.2.1', 'ListBuckets'),
  assume('08:01:00', '192.0.2.1'),
  assume('08:02:00', '192.0.2.1'),
  assume('08:03:00', '203.0.113.9'),
];
const guys = [
  badGuy('08:00:00', 'Login', 'Joker'),
  badGuy('08:01:00', 'BadGuyDetected', 'Joker'),
  badGuy('08:02:00', 'BadGuyDetected', 'Penguin'),
  badGuy('08:03:00', 'BadGuyDetected', 'Joker'),
];
const tenDenied = Array.from({ length: 10 }, (_, minute) => denied(`08:0${minute}:00`));
const cities = [okta('08:00:00', 'Munich'), okta('09:00:00', 'Munich'), okta('10:00:00', 'Osaka')];

const ROLE_KEY = 'arn:aws:iam::123456789012:role/Deploy-UniqueSourceIPs';
const DENIED_KEY = 'arn:aws:iam::123456789012:user/bob-AccessDeniedCounter';
const OKTA_KEY = 'okta-login:alice@example.com';

const noRule = (outcome: string): Pick<DocVariant, 'what' | 'events' | 'expected' | 'setup' | 'outcome'> => ({
  what: 'as it stands',
  events: addresses,
  expected: [],
  setup: { type: 'MissingFunctionError', message: 'rule', line: null },
  outcome,
});

/** Every code block of both documentation pages, in the pages' order. */
export const docExamples: DocExample[] = [
  {
    page: 'current',
    block: 1,
    section: 'Cache helper functions: import the package',
    variants: [
      { ...noRule('Loads, but defines no `rule`: the detection is reported and does not run.'), file: 'as-it-stands/current-01.py' },
      {
        what: 'called from a rule as `panther_detection_helpers.caching.get_dictionary`',
        file: 'runnable/current-01.py',
        events: [addresses[0] as object],
        expected: [false],
        outcome: 'Runs: one read, nothing cached, no alert.',
      },
    ],
  },
  {
    page: 'current',
    block: 2,
    section: 'Cache helper functions: import a function',
    variants: [
      { ...noRule('Loads, but defines no `rule`: the detection is reported and does not run.'), file: 'as-it-stands/current-02.py' },
      { what: 'called from a rule', file: 'runnable/current-02.py', events: [addresses[0] as object], expected: [false], outcome: 'Runs: one read, nothing cached, no alert.' },
    ],
  },
  {
    page: 'current',
    block: 3,
    section: 'Dictionaries: an event cached as it is',
    variants: [
      {
        what: 'as it stands, Events in put_dictionary `as documented`',
        file: 'as-it-stands/current-03.py',
        events: addresses,
        expected: [false, false, true],
        table: { 'current-03:alice': { dictionary: expectText('203.0.113.9'), expiresAt: { N: String(EIGHT + 120 + 90 * DAY) } } },
        outcome: 'No alert on the first login and on the same address, an alert on the changed address. The row expires 90 days after the last login.',
      },
      {
        what: 'as it stands, Events in put_dictionary `as 1.0.2`',
        file: 'as-it-stands/current-03.py',
        settings: { eventsInPutDictionary: 'as 1.0.2' },
        events: addresses,
        expected: ['ValueError', 'ValueError', 'ValueError'],
        error: { message: 'put_dictionary', line: 11 },
        table: {},
        outcome: 'ValueError at `put_dictionary(key, event)`: version 1.0.2 cannot serialize an event. Nothing is cached.',
      },
    ],
  },
  {
    page: 'current',
    block: 4,
    section: 'Dictionaries: constructed in code',
    variants: [
      { ...noRule('Loads, but defines no `rule`: the detection is reported and does not run.'), file: 'as-it-stands/current-04.py' },
      {
        what: 'with a rule that calls `store_login_info` and compares the city',
        file: 'runnable/current-04.py',
        events: cities,
        expected: [false, false, true],
        table: { 'login:alice@example.com': { dictionary: expectText('"city": "Osaka"'), expiresAt: { N: String(EIGHT + 7200 + 90 * DAY) } } },
        outcome: 'An alert on the changed city; the dictionary holds city, longitude, latitude and time of the last login.',
      },
    ],
  },
  {
    page: 'current',
    block: 5,
    section: 'String sets',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-05.py',
        events: roles,
        expected: [false, false, false, true],
        table: { [ROLE_KEY]: { stringSet: { SS: ['192.0.2.1'] }, expiresAt: { N: String(EIGHT + 60 + 90 * DAY) } } },
        outcome: 'Other events are ignored, the first source is trusted, another source alerts (and is not added, so it alerts each time).',
      },
    ],
  },
  {
    page: 'current',
    block: 6,
    section: 'Counters',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-06.py',
        events: [denied('08:00:00', 'ThrottlingException'), denied('08:01:00'), denied('08:02:00')],
        expected: [false, 'NameError', 'NameError'],
        error: { message: "'time'", line: 15 },
        table: { [DENIED_KEY]: { intCount: { N: '2' }, expiresAt: { N: String(EIGHT + 120 + 90 * DAY) } } },
        outcome: 'NameError on `time` at the first count, then NameError on `failure_hourly_count` at each further one; the counter is incremented all the same.',
      },
      {
        what: 'with `import time`',
        file: 'runnable/current-06-time.py',
        events: tenDenied.slice(0, 2),
        expected: [false, 'NameError'],
        error: { message: "'failure_hourly_count'", line: 17 },
        table: { [DENIED_KEY]: { intCount: { N: '2' } } },
        outcome: 'The first count sets its expiry; NameError on `failure_hourly_count` at the second.',
      },
      {
        what: 'with `import time` and one name for the count',
        file: 'runnable/current-06.py',
        events: tenDenied,
        expected: [false, false, false, false, false, false, false, false, false, true],
        table: { [DENIED_KEY]: { intCount: undefined, expiresAt: { N: String(EIGHT + 540 + 90 * DAY) } } },
        outcome: 'An alert at the tenth count, which resets the counter. Each increment after the first puts the expiry back to 90 days: the hour that was set is lost.',
      },
    ],
  },
  {
    page: 'current',
    block: 7,
    section: 'Setting the TTL with epoch_seconds',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-07.py',
        events: cities,
        expected: [],
        setup: { type: 'NameError', message: "'put_string_set'", line: 2 },
        outcome: 'A fragment: NameError on `put_string_set` while the module is loaded.',
      },
      {
        what: 'inside a rule, with its imports and a key',
        file: 'runnable/current-07.py',
        events: cities.slice(0, 2),
        expected: [false, true],
        table: { [OKTA_KEY]: { expiresAt: { N: String(EIGHT + 3600 + 7 * DAY) } } },
        outcome: 'The set holds one JSON text and expires 7 days after the event time.',
      },
    ],
  },
  {
    page: 'current',
    block: 8,
    section: 'Setting the TTL with set_key_expiration',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-08.py',
        events: cities,
        expected: [],
        setup: { type: 'NameError', message: "'put_string_set'", line: 2 },
        outcome: 'A fragment: NameError on `put_string_set` while the module is loaded.',
      },
      {
        what: 'inside a rule, with its imports and a key',
        file: 'runnable/current-08.py',
        events: cities.slice(0, 2),
        expected: [false, true],
        table: { [OKTA_KEY]: { expiresAt: { N: String(EIGHT + 3600 + 7 * DAY) } } },
        outcome: 'The same item as with `epoch_seconds`, with one request more.',
      },
    ],
  },
  {
    page: 'current',
    block: 9,
    section: 'Pitfall: using the cache before it is necessary (bad example)',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-09.py',
        events: guys,
        expected: [false, false, false, true],
        table: { BadGuys: { stringSet: undefined } },
        reads: 4,
        outcome: 'Alerts on the repeat and empties the set. Reads the cache for every event, 4 of 4.',
      },
    ],
  },
  {
    page: 'current',
    block: 10,
    section: 'Pitfall: using the cache before it is necessary (after the changes)',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/current-10.py',
        events: guys,
        expected: [false, false, false, true],
        table: { BadGuys: { stringSet: undefined } },
        reads: 3,
        outcome: 'Alerts on the repeat and empties the set. Reads the cache only for the 3 events that matter.',
      },
    ],
  },
  {
    page: 'older',
    block: 1,
    section: 'Using cache helper functions: import the library',
    variants: [
      { ...noRule('Loads, but defines no `rule`: the detection is reported and does not run.'), file: 'as-it-stands/older-01.py' },
      {
        what: 'called from a rule as `panther_oss_helpers.get_dictionary`',
        file: 'runnable/older-01.py',
        events: [addresses[0] as object],
        expected: [false],
        outcome: 'Runs: one read, nothing cached, no alert.',
      },
    ],
  },
  {
    page: 'older',
    block: 2,
    section: 'Using cache helper functions: import a function',
    variants: [
      { ...noRule('Loads, but defines no `rule`: the detection is reported and does not run.'), file: 'as-it-stands/older-02.py' },
      { what: 'called from a rule', file: 'runnable/older-02.py', events: [addresses[0] as object], expected: [false], outcome: 'Runs: one read, nothing cached, no alert.' },
    ],
  },
  {
    page: 'older',
    block: 3,
    section: 'Dictionaries: an event cached as it is',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/older-03.py',
        events: addresses,
        expected: [],
        setup: { type: 'IndentationError', message: 'expected an indented block', line: 3 },
        outcome: 'The page lost its indentation: IndentationError at the first line of the body.',
      },
      {
        what: 'with the indentation restored',
        file: 'runnable/older-03.py',
        events: addresses,
        expected: [false, false, true],
        table: { 'older-03:alice': { dictionary: expectText('203.0.113.9'), expiresAt: undefined } },
        outcome: 'No alert on the first login and on the same address, an alert on the changed address. The row never expires: this library sets no TTL unless told.',
      },
    ],
  },
  {
    page: 'older',
    block: 4,
    section: 'Dictionaries: constructed in code',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/older-04.py',
        events: cities,
        expected: [],
        setup: { type: 'IndentationError', message: 'expected an indented block', line: 5 },
        outcome: 'Indentation and the lines around the dictionary are lost: IndentationError.',
      },
      {
        what: 'with the lost lines restored and a rule that compares the city',
        file: 'runnable/older-04.py',
        events: cities,
        expected: [false, false, true],
        table: { 'login:alice@example.com': { dictionary: expectText('"city": "Osaka"'), expiresAt: undefined } },
        outcome: 'An alert on the changed city. The row never expires.',
      },
    ],
  },
  {
    page: 'older',
    block: 5,
    section: 'String sets',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/older-05.py',
        events: roles,
        expected: [],
        setup: { type: 'IndentationError', message: 'expected an indented block', line: 3 },
        outcome: 'The page lost its indentation: IndentationError at the first line of the body.',
      },
      {
        what: 'with the indentation restored',
        file: 'runnable/older-05.py',
        events: roles,
        expected: [false, false, false, true],
        table: { [ROLE_KEY]: { stringSet: { SS: ['192.0.2.1'] }, expiresAt: undefined } },
        outcome: 'The first source is trusted, another one alerts. The row never expires.',
      },
    ],
  },
  {
    page: 'older',
    block: 6,
    section: 'Counters',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/older-06.py',
        events: tenDenied,
        expected: [],
        setup: { type: 'IndentationError', message: 'expected an indented block', line: 4 },
        outcome: 'The page lost its indentation: IndentationError at the first line of the body.',
      },
      {
        what: 'with the indentation restored',
        file: 'runnable/older-06-indented.py',
        events: tenDenied.slice(0, 2),
        expected: ['NameError', 'NameError'],
        error: { message: "'time'", line: 11 },
        table: { [DENIED_KEY]: { intCount: { N: '2' }, expiresAt: undefined } },
        outcome: 'NameError on `time`, then on `failure_hourly_count`; the counter is incremented all the same and never expires.',
      },
      {
        what: 'with `import time` and one name for the count',
        file: 'runnable/older-06.py',
        events: [...tenDenied, denied('08:10:00')],
        expected: [false, false, false, false, false, false, false, false, false, true, true],
        table: { [DENIED_KEY]: { intCount: { N: '11' }, expiresAt: { N: String(EIGHT + 3600) } } },
        outcome: 'An alert at the tenth count and at each one after it: the line that resets the counter is lost on the page. The hour that was set stays.',
      },
    ],
  },
  {
    page: 'older',
    block: 7,
    section: 'Time to Live (TTL)',
    variants: [
      {
        what: 'as it stands',
        file: 'as-it-stands/older-07.py',
        events: cities,
        expected: [],
        setup: { type: 'NameError', message: "'set_key_expiration'", line: 2 },
        outcome: 'A fragment that lost the event time: NameError on `set_key_expiration` while the module is loaded.',
      },
      {
        what: 'inside a rule, with its imports, a key and a time to add to',
        file: 'runnable/older-07.py',
        events: cities.slice(0, 1),
        expected: [false],
        table: { [OKTA_KEY]: { stringSet: { SS: ['192.0.2.10'] }, expiresAt: { N: String(EIGHT + 7 * DAY) } } },
        outcome: 'The epoch as text is accepted: the row expires 7 days after the run’s clock.',
      },
    ],
  },
];

/** An attribute whose text contains a part; compared by the test. */
function expectText(part: string): { contains: string } {
  return { contains: part };
}
