import type { DocExample } from './doc-example';
import { addresses, cities, DAY, denied, DENIED_KEY, EIGHT, expectText, noRule, OKTA_KEY, ROLE_KEY, roles, tenDenied } from './sample-events';

/** Every code block of the older documentation page, in its order. */
export const olderPage: DocExample[] = [
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
