import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Tell it once a day',
  about: 'Use an expiry to keep a rule quiet for a time after it has matched.',
  minutes: 6,
  codes: ['RC110', 'RC113'],
  steps: [
    {
      kind: 'read',
      title: 'A note that wears off',
      text: `Alerts are grouped by their dedup string for a period, an hour by default. Where this is not enough, a rule can leave a note: an item that says “told”, and expires. As long as it lives, the rule does not match.

A device reports its disk every few hours. The rule in the editor should match when a disk is not encrypted, and then keep quiet about this device for **24 hours**. If the disk is still not encrypted after that, it should match again.`,
    },
    {
      kind: 'predict',
      title: 'How often is it told?',
      text: 'The device `C02A` reports a disk without encryption on 4 April at 6:00, and from then on about every six hours, until 6 April at 7:00. These are nine reports.',
      question: 'On how many of them does the rule match?',
      choices: ['On one', 'On three, one a day', 'On none', 'On all nine'],
      answer: 0,
      why: 'Each report writes the note again, with an expiry 24 hours later. The next report comes before that, so the note never wears off. The rule matches once, and again only when a device has not reported this for a whole day.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the lane of `C02A` in the timeline: a write at each report, and live from end to end. In the Alerts there is one match for it.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: `Some let a counter keep the note. Import \`increment_counter\` and replace the three lines after the key by

\`\`\`
return increment_counter(key, epoch_seconds=event.event_time_epoch() + QUIET) == 1
\`\`\`

Press \`Run\`. It is one call, and it does the same: each increment moves the expiry on.`,
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Leave the note only when the rule matches, so that it wears off 24 hours after what was told. Each device has a note of its own.

Do not wait for the table to delete the note: that can be two days later.`,
    },
  ],
  hints: [
    'Where is the note written: on each report, or on each match?',
    'If there is a note that lives, return `False` before anything is written.',
    'Read with `force_ttl_check=True`; if it brings something, `return False`. Then put the note and `return True`.',
  ],
  compared: ['match', 'title', 'dedup'],
  requestsPerEvent: 1.6,
};
