import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'A risk score',
  about: 'Add up the risk of a user over different events, and tell once when it is high.',
  minutes: 7,
  codes: ['RC111'],
  steps: [
    {
      kind: 'read',
      title: 'Many small signs',
      text: `A suspicious login may be a holiday. A second factor that is switched off may be a new phone. Both on one day, with mail forwarded outside, are worth a look. A score for each user adds up such signs without a rule for each combination.

The rule in the editor gives each event of Google Workspace a risk and adds it to the user’s counter. It should match **once, when the score reaches 100**.

A score is over when a user was quiet for a day: each sign moves the expiry to a day after it. In this lesson expired items stay for 48 hours before they are deleted, the longest time that is usual.`,
    },
    {
      kind: 'predict',
      title: 'Reaching 100',
      text: 'Ana: a suspicious login (40), her second factor off (40), another recovery address (25), and later a new password (10).',
      question: 'At which of these does `score == ALARM` hold?',
      choices: ['The recovery address', 'The recovery address and the password', 'The password', 'None of them'],
      answer: 3,
      why: 'Her score is 40, 80, 105, 115. Steps of different sizes jump over 100, so a comparison with `==` misses it.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. Ana does not match. Cho does, as 50, 40 and 10 happen to be 100. Ben had 60 on 11 May and was quiet for more than a day. But his counter was not deleted yet and goes on: 110, 150, 160. And Ana’s `login_success`, which has no risk, cost a request and moved her expiry.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Write `return score >= ALARM` and press `Run`. Now nobody is missed, and Ana matches at each event from 105 on, also at the plain login that adds nothing. Ben matches at 150, of which 60 are from the day before. At 110 he did not: the first increment of an expired counter returns only what it adds, here 50.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Match at the event with which the score comes from below 100 to 100 or more. After that there is no match until the score is over and is reached anew.

An event without a risk is not counted, and does not keep a score alive.

A score that has expired begins at 0. \`increment_counter\` alone goes on from the old number as long as the item is there, so look first: if \`get_counter(key, force_ttl_check=True)\` is 0, call \`reset_counter(key)\`. For an item that does not exist, this changes nothing.`,
    },
  ],
  hints: [
    'Leave at once when `risk` is 0.',
    'Before this event the score was `score - risk`. That has to be below 100, and `score` not.',
    '`return score - risk < ALARM <= score`, and before the increment: `if get_counter(key, force_ttl_check=True) == 0: reset_counter(key)`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2.9,
  settings: { sweeper: 'after a delay', sweeperDelayHours: 48 },
};
