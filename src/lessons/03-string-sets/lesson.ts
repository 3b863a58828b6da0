import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'String sets',
  about: 'Keep a set of texts for each account, trust the first one, and tell of each new one once.',
  minutes: 6,
  codes: ['RC124', 'RC132'],
  steps: [
    {
      kind: 'read',
      title: 'Trust on first use',
      text: `A string set holds texts, each once, in no order. It fits the question “have I seen this before?”.

\`get_string_set(key)\` brings the set, or an empty one. \`put_string_set(key, texts)\` replaces it. \`add_to_string_set(key, text)\` adds to it and returns the set as it is then.

A service account signs in from few addresses. The rule in the editor should trust the first one that it sees, and match once for each address that comes later. After that the address is known.`,
    },
    {
      kind: 'predict',
      title: 'What is in the set?',
      text: 'The first event: `ETL_LOADER` signs in from `198.51.100.7`. The rule calls `put_string_set(key, address)`, and `address` is a text.',
      question: 'What does the set hold after that?',
      choices: ['One member, `198.51.100.7`', 'Seven members: `.`, `0`, `1`, `5`, `7`, `8`, `9`', 'Nothing: a text is refused with a TypeError', 'Four members: `198`, `51`, `100`, `7`'],
      answer: 1,
      why: '`put_string_set` takes a collection of texts. A text is a collection of its characters, so these are stored, each once. `add_to_string_set` is different: it takes a single text as one member.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the sets in the Cache. No address is ever found among single characters, so each sign-in after an account’s first one matches, from wherever it comes.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Write `put_string_set(key, [address], …)`: a list with one text. Press `Run`. The members are whole addresses now, but a put replaces the set. When `ETL_LOADER` has signed in from `192.0.2.55` and comes back to `198.51.100.7`, that old address counts as new again.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Keep all addresses of an account. The first one is trusted without a match. Each other one matches when it is seen first, and is known from then on.

Only read the set as it was **before** this address is added: afterwards the address is always in it.`,
    },
  ],
  hints: [
    'A put replaces, an add keeps what is there.',
    'Import `add_to_string_set` and use it in place of `put_string_set`. It takes the address as it is.',
    'The rest can stay: read the set, leave known addresses alone, add the new one, and match if the set was not empty before.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 2.1,
};
