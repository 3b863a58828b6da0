import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Keys',
  about: 'Choose a key so that a detection remembers what belongs together, and nothing else.',
  minutes: 5,
  codes: ['RC104', 'RC106'],
  // Who gives the counter a window: one that is over goes on as long as it is not deleted.
  steps: [
    {
      kind: 'read',
      title: 'One table for all',
      text: `A detection forgets each event as soon as it has answered. What it has to remember goes to a table, \`panther-kv-store\`, which all detections share: an item has a key, which is text, and what is stored under it.

\`increment_counter(key)\` adds one to the counter under a key and returns the new total. So the key decides what is counted together.

The rule in the editor should tell when **one user** fails to log in three times.`,
    },
    {
      kind: 'predict',
      title: 'What is counted?',
      text: 'Look at the call of `increment_counter`, and at the events: Ana fails at 9:00, Ben at 9:02, Cho at 9:03. Ana fails again at 9:09 and at 9:11.',
      question: 'On which event does the rule match?',
      choices: ['On Cho’s failure at 9:03', 'On Ana’s failure at 9:11, her third', 'On none: nobody fails three times in a row', 'On each failure after the second'],
      answer: 0,
      why: 'The key is the same text for everybody, so there is one counter for all users. Cho’s failure is the third one that is counted, although it is Cho’s first.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. In the Cache there is one item, `failed logins`, for all users. In the timeline, its lane has a write for each failure, whoever it was.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Make the key `f"failed logins:{event[\'p_event_time\']}"` and press `Run`. Now each event has a key of its own: there are as many items as failures, each counter stands at 1, and the rule never matches again. Keys can be too coarse and too fine.',
      tab: 'Cache',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Give each user a counter of their own. The table is shared with all other detections, so begin the key with something that only this rule uses, such as its ID.

Some failures have no user: their \`alternateId\` is missing. They must not be counted together as the user \`None\`.`,
    },
  ],
  hints: [
    'The key has to say whose failures are counted. The rule has the user already.',
    'An f-string makes one key for each user: `f"Lesson.Keys:failed-logins:{user}"`.',
    'Before the key is made, leave events without a user alone: `if not user: return False`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.6,
};
