import type { DocExample } from './doc-example';
import { addresses, cities, DAY, denied, DENIED_KEY, EIGHT, expectText, guys, noRule, OKTA_KEY, ROLE_KEY, roles, tenDenied } from './sample-events';

/** Every code block of the current documentation page, in its order. */
export const currentPage: DocExample[] = [
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
];
