import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Back from the dead',
  about: 'Begin anew when an item has expired, and do not go on with what is left of it.',
  minutes: 6,
  codes: ['RC111', 'RC112'],
  steps: [
    {
      kind: 'read',
      title: 'A write on an expired item',
      text: `An expired item stays in the table for up to 48 hours, and can be written. A write gives it a new expiry, and it lives again, **with what it held before**.

\`\`\`
stored 9, expired    increment_counter returns 1, stores 10
the next one         returns 11
\`\`\`

Sets are merged in the same way. In this lesson the table deletes 48 hours after the expiry.

The rule in the editor should match when somebody invites three different guests, with less than **an hour** from each invitation to the next.`,
    },
    {
      kind: 'predict',
      title: 'Three guests?',
      text: 'Ana invites one guest at 9:00 and another at 9:20. Her set expires at 10:20. At 11:00 she invites a third.',
      question: 'What does `add_to_string_set` return at 11:00?',
      choices: ['A set with the new guest alone', 'A set with all three guests', 'An empty set, as the item has expired', 'A set with the two old guests: an expired item cannot be written'],
      answer: 1,
      why: 'The item has expired, but is still there. The helper’s first request fails, as its condition asks for an item that lives; the second has no condition and adds to the members that are stored. So the rule matches after a pause of an hour and forty minutes.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. In the timeline, Ana’s lane is live until 10:20, expired until 11:00, and live again. The Trace has two requests for event 4: one that failed, and one after which the set has three members.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: `Read with the check, and add all the same. Import \`get_string_set\`, too, and write:

\`\`\`
guests = get_string_set(key, force_ttl_check=True)
add_to_string_set(key, guest, epoch_seconds=event.event_time_epoch() + WINDOW)
return len(guests | {guest}) >= LIMIT
\`\`\`

Press \`Run\`. At 11:00 the rule is silent now, but the add has brought the old guests back, with a new expiry. At 11:15 Ana invites one of these again, and the rule matches: it read three guests.`,
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `When the set has expired, or there is none, begin a new one with this guest alone. Otherwise add to it.

Each invitation moves the expiry on by an hour.`,
    },
  ],
  hints: [
    'A read with `force_ttl_check=True` tells you whether there is a set that lives.',
    'A put replaces what is stored; an add keeps it. After an expiry you want the one, else the other.',
    'If `not get_string_set(key, force_ttl_check=True)`: `put_string_set(key, [guest], …)` and `return False`. Below that, the add as it was.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2.8,
  settings: { sweeper: 'after a delay', sweeperDelayHours: 48 },
};
