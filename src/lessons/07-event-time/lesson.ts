import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Event time and wall clock',
  about: 'Measure between events by their own times, not by when they happened to come in.',
  minutes: 7,
  codes: ['RC117'],
  steps: [
    {
      kind: 'read',
      title: 'Two clocks',
      text: `An event has a time at which it happened, \`p_event_time\`. It comes in later: after a second, or after hours if its source was stuck. The time at which the rule runs is the wall clock, \`time.time()\`.

Expiry is a matter of the wall clock: an item has expired when *now* is past its \`expiresAt\`.

The rule in the editor should match when somebody opens the admin console **within an hour** of losing a second factor. Events are in the order in which they came in. When one is late, the clock stays where it was.`,
    },
    {
      kind: 'predict',
      title: 'A late event',
      text: `Ben loses a factor at 8:00. This event is late: it comes in after one of 12:00. At 12:30 Ben opens the admin console.

The item for Ben expires at \`time.time() + WINDOW\`.`,
      question: 'Does the rule match at 12:30?',
      choices: ['No: four and a half hours have passed', 'Yes: the item was written at 12:00 and lives until 13:00', 'No: late events are left out', 'No: the item is read after it was deleted'],
      answer: 1,
      why: 'The wall clock stood at 12:00 when the late event came in, so its hour began there. That the factor was lost at 8:00 plays no part.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the item for Ben in the Cache: `at` says 08:00, and it expires at 13:00. In the Alerts there is a match for Ben at 12:30, and one for Dev at 13:40, three hours and forty minutes after Dev lost a factor.',
      tab: 'Alerts',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Let the item expire an hour after the **event**: write `epoch_seconds=event.event_time_epoch() + WINDOW` and press `Run`. The false matches are gone, and so is a true one: Dev lost a factor at 10:00 and opened the console at 10:20. Both events came in at 13:00. The item had expired, at 11:00, before it was written.',
      tab: 'Timeline',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `An expiry cannot measure the time between two events, as it is compared with now. So put the time of the event into the value, and compare the times of the two events yourself.

The expiry is left for cleaning up. Count it from the event’s time, and leave room for late events: three days.

A session from before the factor was lost is no match, even when it comes in after it.`,
    },
  ],
  hints: [
    'Store `event.event_time_epoch()` under `at`: a number that can be compared.',
    'In the dictionary that comes back, `removed["at"]` is the time of the one event; `event.event_time_epoch()` is that of the other. Where nothing was stored, the dictionary is empty.',
    'Match if `0 <= event.event_time_epoch() - removed["at"] <= WINDOW`, and let the item expire at `event.event_time_epoch() + 3 * 24 * 60 * 60`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1,
};
