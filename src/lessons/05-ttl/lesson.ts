import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Time to live',
  about: 'Say when an item expires, and know what happens when you do not.',
  minutes: 6,
  codes: ['RC115', 'RC116'],
  steps: [
    {
      kind: 'read',
      title: 'When an item expires',
      text: `Each item has a time to live: a moment after which it counts as expired. Helpers that write take it as \`epoch_seconds\`. Without it, an item lives for 90 days from the write.

A number is taken in one of two ways:

\`\`\`
from 1,000,000,000 on   a moment, in seconds since 1970
below that              so many seconds from now
\`\`\`

The rule in the editor should match when somebody clones a repository **within a day** of adding a new SSH key. In this lesson expired items are deleted at once, so that you see them go. \`force_ttl_check\` comes in the next lesson.`,
    },
    {
      kind: 'predict',
      title: 'How long is a day?',
      text: 'Ana adds a key on 1 April at 9:00. The rule writes her item with `epoch_seconds=DAY`, and `DAY` is `timedelta(days=1)`.',
      question: 'When does her item expire?',
      choices: ['On 2 April at 9:00', 'Never', 'The helper raises a TypeError', 'On 30 June at 9:00'],
      answer: 3,
      why: 'Numbers and text with a number in it are understood. Anything else, such as a `timedelta` or `None`, silently means the default: 90 days from now.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the expiry of each item in the Cache: all lie 90 days ahead. The rule matches for Ana’s clone on 9 April, eight days after she added the key.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Write `epoch_seconds=0`, as if 0 meant “never”, and press `Run`. It means 0 seconds from now: each item expires in the moment in which it is written. The rule never matches, and the table is soon empty again.',
      tab: 'Timeline',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Let the item expire a day after the key was added. Give a moment, and count from the event’s time, \`event.event_time_epoch()\`, not from now: Eva’s key of 3 April, 12:00, was reported a day late, after an event of 4 April. Her clone at 13:00 on that day is no match.

Give whole seconds: in milliseconds, an item would live for some 55,000 years.`,
    },
  ],
  hints: [
    '`event.event_time_epoch()` is the event’s time in seconds since 1970. Add a day to it.',
    'A day has `24 * 60 * 60` seconds. Make `DAY` that number.',
    'Write `epoch_seconds=event.event_time_epoch() + DAY`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.1,
  settings: { sweeper: 'at once' },
};
