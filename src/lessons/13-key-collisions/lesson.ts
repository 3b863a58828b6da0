import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Keys that collide',
  about: 'Join parts of a key so that different parts never make the same key, and leave out what has no name.',
  minutes: 5,
  codes: ['RC105', 'RC106'],
  steps: [
    {
      kind: 'read',
      title: 'A key of two parts',
      text: `Some things are remembered for a pair: a user **and** a server. A key is one text, so the parts are joined. When the joint cannot be seen, different pairs can make the same text.

The rule in the editor reads the audit log of Teleport. It should match when one user is denied **three times on one server**. Servers have numbers, and so have the accounts of services: \`svc-1\`, \`svc-11\`.

The rule gives no \`epoch_seconds\`, so each counter lives for 90 days after it was last counted.`,
    },
    {
      kind: 'predict',
      title: 'Who is counted with whom?',
      text: '`svc-1` is denied on server 14 at 8:00, 8:12 and 8:20. `svc-11` is denied on server 4 at 8:02, 8:10 and 8:30.',
      question: 'On which of these events does the rule match first?',
      choices: ['8:20, the third of `svc-1`', '8:30, the third of `svc-11`', '8:10, the second of `svc-11`', '8:12, the second of `svc-1`'],
      answer: 2,
      why: '`svc-1` and `14` make `svc-114`. So do `svc-11` and `4`. Both pairs count on one counter, and it reaches 3 at 8:10.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. In the Cache there is one counter, `…:svc-114`, for both pairs. There is also `…:None7`: three events have no user, an f-string makes the text `None` of it, and the rule matches for a user that does not exist.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Join with plus signs: `"Lesson.Collisions:denied:" + user + server`, and press `Run`. The collision is the same. The events without a user end with a `TypeError` now, as `None` is no text. In Panther that is an error of the rule, not a silent miss.',
      tab: 'Trace',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Give each pair a counter of its own. Put something between the parts that can be in neither of them. Names here may have letters, digits and hyphens, as in \`svc-eu\` and \`eu-3\`.

Do not count events that lack the user or the server. A name such as \`nobody\` in its place would be one counter for all of them.`,
    },
  ],
  hints: [
    'Would two different pairs make the same text? Try `svc` on `eu-3` and `svc-eu` on `3` with your joint.',
    'A colon can be in neither part: `f"Lesson.Collisions:denied:{user}:{server}"`.',
    'Before the key is made: `if not user or not server: return False`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.6,
};
