import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Without a cache',
  about: 'Leave counting to Threshold and deduplication where they can do it.',
  minutes: 5,
  codes: ['RC120', 'RC121'],
  steps: [
    {
      kind: 'read',
      title: 'Panther counts, too',
      text: `Matches with the same dedup string are collected in one alert. \`DedupPeriodMinutes\` in the YAML says for how long, from the first one on. \`Threshold\` says how many it takes until there is an alert. Without a function \`dedup\`, the title is the dedup string.

The rule in the editor should make an alert when **one user declines five pushes** of Duo within an hour, a sign that somebody else has the password. It counts them in the cache, and its YAML has \`Threshold: 5\` and \`DedupPeriodMinutes: 60\`.

Counting in the cache is slower, costs a request or two for each event, and has the expiry to be cared for.`,
    },
    {
      kind: 'predict',
      title: 'Five of five',
      text: 'Ana declines five pushes between 8:00 and 8:10.',
      question: 'What comes of it?',
      choices: ['Five matches, one alert', 'One match, one alert', 'One match, no alert', 'No match, no alert'],
      answer: 2,
      why: 'The code lets through one of five, and the YAML waits for five of those, with one dedup string: it would take 25 pushes. Each of the two thresholds looks right by itself.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. There is one match and no alert: it stands below the threshold. The requests stand in the Trace: two for the first push of a user, one for each later one, and one for the reset.',
      tab: 'Alerts',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Write `LIMIT = 1`, so that only the YAML counts, and press `Run`. Each declined push matches, five of them Ana’s. There is still no alert: the address is in the title, and the title is the dedup string. Three of her pushes are of one string and two of another.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Take the cache out. Let the rule match on each push that a user declined, and define \`dedup\`. It returns the user’s name, so that all pushes of a user are counted together, from whatever address. The title can keep the address.

The cache is for what these cannot do: to compare an event with an earlier one, to know what was seen before, or to let one detection hear of another.`,
    },
  ],
  hints: [
    'What is left of `rule` are the questions at its beginning: factor, result, and whether there is a user.',
    'Where it went on to count, `return True`. Take the import and the numbers out.',
    'Add `def dedup(event):` with `return event.deep_get("user", "name")`.',
  ],
  compared: ['match', 'dedup', 'title'],
  requestsPerEvent: 0,
};
