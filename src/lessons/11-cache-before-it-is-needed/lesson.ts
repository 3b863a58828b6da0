import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'The cache, only when it is needed',
  about: 'Look at the event first, and ask the table only about events that matter.',
  minutes: 4,
  codes: ['RC101', 'RC106'],
  steps: [
    {
      kind: 'read',
      title: 'A request takes time',
      text: `A rule that looks at an event alone takes microseconds. A request to the table goes over the network: each one takes milliseconds, in which the next event waits, and it is paid for.

So it matters on how many events a rule asks. Most events are none of its business, and the event itself says so.

The rule in the editor should match when a threat is found on a device **again** within a week. Then it forgets, and begins anew. Threats of low severity do not count.`,
    },
    {
      kind: 'predict',
      title: 'What does it ask?',
      text: 'There are 21 events: 11 updates and finished scans, and 10 threats, of which 3 have a low severity.',
      question: 'For how many of the events does the rule ask the table?',
      choices: ['For 7: the threats that count', 'For 10: all threats', 'For 21: each event', 'For 2: those on which it matches'],
      answer: 2,
      why: 'The read stands above all filters, so it is made before the rule knows whether it needs it. For 14 events the answer is thrown away.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and go through the Trace: an update of `LT-ANA` makes a `GetItem` of the key `Lesson.Filter:seen:LT-ANA:None`. An update has no threat, so the key is about nothing, too.',
      tab: 'Trace',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Go further in the wrong direction: move the `put_string_set` line up, right below the read, and press `Run`. Now each update leaves an item behind that nobody needs, and a low severity is remembered as well: `Adware/Bar` on `LT-BEN` counts as back at 16:30, where it was found with a high severity for the first time.',
      tab: 'Cache',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Let the rule match as it did, and ask the table only about threats that count: neither for updates and scans, nor for a low severity, nor where the device or the threat is missing.

How many requests it makes for an event, on average, is part of the grade.`,
    },
  ],
  hints: [
    'All conditions that look at the event alone can stand above the first helper.',
    'Move the two filters and the check for missing values to the top of `rule`. Then the key, then the read.',
    'The order: type, severity, `device` and `threat`, `if not device or not threat`, `key`, `get_string_set`, and the rest as it was.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 0.7,
};
