import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Dictionaries',
  about: 'Remember several values of an event under one key, and keep them up to date.',
  minutes: 6,
  codes: ['RC132'],
  steps: [
    {
      kind: 'read',
      title: 'A copy of what is stored',
      text: `\`put_dictionary(key, value)\` stores a dictionary, \`get_dictionary(key)\` brings it back. Where nothing is stored, it brings \`{}\`, which is false in an \`if\`.

On its way to the table the dictionary becomes JSON text, and on its way back it is read from that text. So what you get is a copy. And a put replaces the whole item: what the new dictionary leaves out is gone.

The rule in the editor remembers each user’s last sign-in. It should match when someone signs in from another country **and** on another device than the last time.`,
    },
    {
      kind: 'predict',
      title: 'Which sign-ins match?',
      text: `Ana signs in four times:

\`\`\`
09:00  DE  MacBook Pro
10:00  BR  Windows PC
11:00  BR  Windows PC
12:00  DE  MacBook Pro
\`\`\`

Follow \`last\` through the rule: where does it come from, and where does it go?`,
      question: 'On which of Ana’s sign-ins does the rule match?',
      choices: ['10:00 and 12:00', '10:00 and 11:00', '10:00 alone', 'On none of them'],
      answer: 1,
      why: 'Only her first sign-in is put into the table. Later the rule changes `last`, but that is a copy, and it is thrown away. So each sign-in is compared with 9:00: those from Brazil match, the one from Germany does not.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. Look at the item `Lesson.Dictionaries:last-sign-in:ana@example.com`: it still says `DE`, `MacBook Pro` and expires 30 days after her first sign-in. In the timeline its lane has one write.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'In the line that makes `now`, write `{country}` in place of `country`, as if to collect countries. That is a set, and JSON has no sets. Press `Run`: the rule ends with a `ValueError` at each successful sign-in, and nothing is stored. Lists and text are fine; sets, objects of your own and complex numbers are not.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Compare each sign-in with the one before, whatever came of it. Country and device belong together: store both with every successful sign-in.

Failed sign-ins are not remembered, as anybody can try.`,
    },
  ],
  hints: [
    'Changing `last` changes nothing in the table. Only a put does.',
    'First read the old dictionary, then put the new one, then compare. In this order you have both.',
    'Put `now` right after the read, before the first `return` that follows it.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2,
};
