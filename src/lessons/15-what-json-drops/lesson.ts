import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'What JSON drops',
  about: 'Know in which form a dictionary comes back from the cache, and store it in that form.',
  minutes: 6,
  codes: ['RC127'],
  steps: [
    {
      kind: 'read',
      title: 'A dictionary becomes text',
      text: `\`put_dictionary\` makes JSON text of a dictionary, and \`get_dictionary\` reads it. JSON knows texts, numbers, true and false, null, lists, and objects whose names are texts. Python knows more.

Some values are refused: a set or a \`datetime\` ends in a \`ValueError\`. Others change in silence: a tuple comes back as a list, and a key that is a number as text.

The rule in the editor keeps each user’s last place, and the hours of the day at which they have signed in, with how often. It should match when somebody signs in **from another place** than the last time **and at an hour** at which they never did before.`,
    },
    {
      kind: 'predict',
      title: 'Stored and read',
      text: 'Ana signs in from Berlin at 9:05. The rule stores `{"place": ("Germany", "Berlin"), "hours": {9: 1}}`.',
      question: 'What does `get_dictionary` return at her next sign-in?',
      choices: [
        '`{"place": ("Germany", "Berlin"), "hours": {9: 1}}`',
        '`{"place": ["Germany", "Berlin"], "hours": {"9": 1}}`',
        '`{"place": ["Germany", "Berlin"], "hours": {9: 1}}`',
        'Nothing: a tuple is refused with a ValueError',
      ],
      answer: 1,
      why: 'The tuple is a list now, and `("Germany", "Berlin") != ["Germany", "Berlin"]`. The key 9 is the text `"9"`, and `9 in {"9": 1}` is false. So no place and no hour is ever known.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. From their second one on, each sign-in of a user matches, also Ana’s from Berlin at 14:00. Look at her dictionary in the Cache: a list, and hours as texts.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Store the place as a set: `"place": {country, city}` in the call of `put_dictionary`. Press `Run`. Each sign-in ends with a `ValueError`, and nothing is stored. That is the better failure of the two: it is seen at once.',
      tab: 'Trace',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Take the set out again. Store what comes back as it went in, or bring it to one form after reading. Compare the place as a whole: there is a Córdoba in Spain and one in Argentina.

All hours of a user stay known, not just the last one.`,
    },
  ],
  hints: [
    'Use a list for the place, from the start: `[country, city]`.',
    'The hour is text already, in the time of the event. It needs no `int`.',
    'Two lines change: `place = [country, city]` and `hour = event["p_event_time"][11:13]`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2.1,
};
