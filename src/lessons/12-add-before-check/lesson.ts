import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Check, then add',
  about: 'Ask whether something was there before it is put there.',
  minutes: 4,
  codes: ['RC102'],
  steps: [
    {
      kind: 'read',
      title: 'Was it there before?',
      text: `\`add_to_string_set\` adds, and returns the set **with** what was added. So the set that it returns cannot tell whether the text was there before.

People make documents public by mistake. The first time is put right in silence. The rule in the editor should match when somebody makes the **same** document public a second time. Then it forgets this document: a third time counts as a first one, and a fourth time matches again.`,
    },
    {
      kind: 'predict',
      title: 'The first time',
      text: 'Ana makes her budget public at 9:00, for the first time, and again at 11:00.',
      question: 'On which of the two does the rule match?',
      choices: ['At 11:00', 'On both', 'On neither', 'At 9:00 alone'],
      answer: 1,
      why: 'The document is added, and then looked for in a set that has it for that reason. The question is always answered by yes. So the rule matches each time, and takes the document out again.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run`. In the Trace, each document that is made public has a write that adds it and a write that takes it out, and the rule matches. In the Cache, the items of all three people have no members left.',
      tab: 'Trace',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Turn the question round: write `if document in known:` and press `Run`. Now the rule never matches. No question about this set helps, as it is the set after the add.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Read the set before anything is written, and let that decide. It has an expiry, so ask for what is live only: \`force_ttl_check=True\`.

Write only what is needed: a document that is new is added, one that is back is taken out. Do not add what you are about to take out. Other documents of the same person stay as they are.`,
    },
  ],
  hints: [
    'Import `get_string_set` and begin with it.',
    'Only where the document is not in the set, add it, and `return False`.',
    'The order: `known = get_string_set(key, force_ttl_check=True)`; if not in it, add and `return False`; otherwise remove and `return True`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.8,
};
