import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Counters',
  about: 'Add up amounts, know what the call returns, and start again after a match.',
  minutes: 5,
  codes: ['RC128'],
  // Who gives the counter an expiry: that an expired one goes on where it stood is the lesson on resurrection.
  steps: [
    {
      kind: 'read',
      title: 'Adding in the table',
      text: `\`increment_counter(key, amount)\` adds to a counter and returns the count; without an amount it adds 1. The table itself does the sum, so two detections that count at the same moment do not lose anything. \`get_counter(key)\` reads the count, \`reset_counter(key)\` removes it.

The helper first asks the table to add to an item that lives. If there is none, the table refuses, and the helper writes again without the condition.

The rule in the editor adds up what each user downloads. It should match when a gigabyte is reached. Its counters live for 90 days, which is what you get where nothing is said.`,
    },
    {
      kind: 'predict',
      title: 'The first call',
      text: 'Ana’s first download has 400,000,000 bytes. There is no counter for her yet.',
      question: 'How many requests does `increment_counter` make for it, and what does it return?',
      choices: ['One request; 0, as there was nothing before', 'One request; the total, read back from the table', 'Two requests; 400000000, the amount that it was given', 'Three requests: read, write, read again; 400000000'],
      answer: 2,
      why: 'The first request has the condition that the item lives, and fails. The second writes without a condition, and after it the helper returns the amount that it was given. From the second download on, one request is enough, and what comes back is the new total, as a `Decimal`.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at event 1 in the Trace: an `UpdateItem` with `ConditionalCheckFailedException`, then one that wrote. Event 3 needs one. At event 5 Ana has 1.2 gigabytes and the rule matches, and from then on it matches for whatever she downloads.',
      tab: 'Trace',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Say you want to be told a little before the limit. Write `return total * 1.1 >= LIMIT` and press `Run`. Each first download is fine: what the call returned is the number that it was given. Each later one of a user ends with a `TypeError`, as a `Decimal` cannot be multiplied by a `float`. `int(total)` gives a plain number.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Match once when a user reaches a gigabyte. Then count from 0 again: the next match comes after another whole gigabyte.

What went over the limit is not carried over.`,
    },
  ],
  hints: [
    'The counter has to be taken back when the rule matches. Nothing else does it.',
    'Amounts jump over the limit, so `==` never fits. Keep `>=`.',
    'Below the limit: `return False`. Otherwise call `reset_counter(key)`, which has to be imported, and `return True`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.6,
};
