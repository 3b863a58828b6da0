import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Improbable travel',
  about: 'Compare each login with the one before, and stand events of one second, late events, and the equator.',
  minutes: 8,
  codes: ['RC106', 'RC113'],
  steps: [
    {
      kind: 'read',
      title: 'Too far, too soon',
      text: `If somebody logs in from Berlin, and an hour later from Tokyo, one of the two is somebody else. The cache holds where and when each user was last.

The rule in the editor reads logins of OneLogin (\`event_type_id\` 5). It should match when the way from the place before is longer than 100 km, and faster than **900 km an hour**.

A place is stored for a week after the login. What is older tells nothing, so the read leaves expired items out.`,
    },
    {
      kind: 'predict',
      title: 'No time at all',
      text: 'Cho logs in from New York twice at 13:00:00. A day later two logins come within one second: from Lisbon, and from Sydney.',
      question: 'What does the rule do at these second logins?',
      choices: ['No match at either', 'No match for New York, a match for Sydney', 'No match for New York, a ZeroDivisionError for Sydney', 'A ZeroDivisionError at both'],
      answer: 2,
      why: 'The time between is 0 hours. In New York the way is 0 km, which is not more than 100, so Python does not look at what follows `and`. From Lisbon to Sydney it does, and divides by 0. The clearest case of all ends with an error.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. Ben’s way to Tokyo matches, Cho’s ends with an error. Dev’s login from Tokyo of 13:30 arrives after one from Lisbon of 15:00. The hours between are negative, and the speed is too: no match. In the history of Dev’s key the late login has replaced the newer one, so that the next login from Lisbon seems to follow one from Tokyo and matches.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Divide by `60` instead of `3600`, as if the time were in minutes already. Press `Run`. What is called hours is minutes now, 60 times as many, and Ben would have to fly at 54,000 km an hour to be noticed. No match is left, and no error tells of it; Cho’s is the one from before. Keep the unit in the name, and try a case that you can reckon in your head.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Divide by 3600 again. Then let logins of one second match if they are far apart.

Let a late login be compared as well, by the time between the two, whichever came first. But it does not replace a newer one: the newest login stays in the cache.

And look at what is left out. A login without a place has no \`lat\`. On the equator \`lat\` is 0, and in Greenwich \`lon\` is. These are places.`,
    },
  ],
  hints: [
    'Multiply and do not divide: `way > FASTEST * hours` is the same question, and 0 hours are no problem.',
    '`abs(…)` makes the hours positive. Put only `if not last or login["time"] >= last["time"]`.',
    '`not lat` holds for 0 too. Ask `lat is None or lon is None`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2.1,
};
