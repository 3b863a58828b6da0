import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Keys in a global helper',
  about: 'Let two detections meet in the cache: make their key in one place, and from one form of a name.',
  minutes: 6,
  codes: ['RC136', 'RC106'],
  steps: [
    {
      kind: 'read',
      title: 'A writer and a reader',
      text: `The table is shared, so one detection can leave something there for another. They meet if both make the same key, down to the last character.

Here \`rules/writer.py\` reads Okta and remembers for a day whose second factor was reset. \`rules/lesson.py\` reads CloudTrail and should match when **that person** makes an AWS access key within the day.

Both make the key with \`reset_key\` of \`global_helpers/lesson_keys.py\`. A global helper is a file that detections import. This is the file to repair; the rules stay as they are.`,
    },
    {
      kind: 'predict',
      title: 'Do they meet?',
      text: 'Okta calls the person `Ana.Silva@example.com`. CloudTrail has the principal `AROAEXAMPLEDEV:ana.silva@example.com`: the ID of a role, a colon, and the name of the session. At 8:00 her factor is reset, at 8:31 she makes an access key.',
      question: 'What does the reader find at 8:31?',
      choices: ['The set that the writer put', 'An empty set: there is no item with its key', 'It ends with an error, as the key does not exist', 'The set, but expired'],
      answer: 1,
      why: 'The function is shared, but it gets different names and makes different keys of them. To read a key that does not exist is no error: the answer is an empty set. Nothing tells that two detections missed each other.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. In the Timeline there are lanes that are only written, with names of Okta, and lanes that are only read, with names of CloudTrail. No lane has both.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Write `second-factor` in place of `factor-reset` in the helper, and press `Run`. The keys of both rules change together, so this cannot part them. That is what the helper is for. The names still differ, so there is no match yet.',
      tab: 'Cache',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Let \`reset_key\` bring each name to one form: without the role before the colon, where there is one, and in lower case.

Keep the domain: \`fay@example.com\` and \`fay@partner.example\` are two people.`,
    },
  ],
  hints: [
    'The key should be made of the address alone, in one spelling. The reader’s names have something before it.',
    '`name.split(":")[-1]` is what follows the last colon, or the whole name if there is none.',
    'Add `.lower()` to that, and put the result in the key.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.1,
  repaired: 'global_helpers/lesson_keys.py',
};
