import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Decimals',
  about: 'Know what a counter returns, and make a plain number of it before it goes anywhere.',
  minutes: 4,
  codes: ['RC128'],
  steps: [
    {
      kind: 'read',
      title: 'A number, but which?',
      text: `The client of DynamoDB gives Python its numbers as \`Decimal\`. It prints like any number, and can be compared with one. But JSON has no \`Decimal\`, and it cannot be added to a \`float\`, or multiplied by one.

The rule in the editor counts what each user downloads in Slack and should match at **every third** file. Its alert context should say how many files these are, and how much of an allowance of 20.`,
    },
    {
      kind: 'predict',
      title: 'What is in the alert?',
      text: 'Ana downloads her third file. The rule matches, and `alert_context` returns the user, `files`, and `files / 20`.',
      question: 'What is the alert context?',
      choices: ['`files` is 3 and `allowance_used` is 0.15', '`files` is "3" and `allowance_used` is "0.15"', 'An object with only `_error`', 'The whole rule fails, so there is no alert'],
      answer: 2,
      why: 'The first call of a key returned the plain 1 that it added; from the second on it is a `Decimal`, and so is `files / 20`. The context has to become JSON, which fails. The alert is still made, but all that its context says is the error, so the user is lost with the number.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and open an alert. The title is as it should be: a `Decimal` prints as `3`. The context has `_error` alone. An error in an auxiliary function does not stop an alert, so nobody may notice for a long time.',
      tab: 'Alerts',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Import `put_dictionary` as well, and before the last `return` of `rule` write `put_dictionary(f"Lesson.Decimals:last:{user}", {"files": files})`. Press `Run`. The first file of a user is stored. The second one is a `Decimal`, and the rule ends with a `ValueError`: a test with one event would not have found it.',
      tab: 'Trace',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Take \`put_dictionary\` out again, and make the context right: \`files\` a whole number, \`allowance_used\` a fraction such as 0.15. Both are numbers, not texts.

Do it once, where the number comes from, and not at each place that uses it.`,
    },
  ],
  hints: [
    '`int(…)` makes a plain number of a `Decimal` that has no fraction.',
    'If `files` is an `int`, `files / ALLOWED` is a `float`, which JSON knows.',
    'Put `int(…)` around the call of `increment_counter`.',
  ],
  compared: ['match', 'title', 'context'],
  requestsPerEvent: 1.3,
};
