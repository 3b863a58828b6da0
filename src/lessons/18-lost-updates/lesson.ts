import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Lost updates',
  about: 'See how reading, changing and putting back loses what was written in between, and let the table do the change.',
  minutes: 6,
  codes: ['RC122'],
  steps: [
    {
      kind: 'read',
      title: 'Get, edit, put',
      text: `A rule that gets a set, edits its copy and puts it back, replaces what is in the table by then. What was written between the get and the put is lost.

Panther may work on several events at the same time, and then this happens by chance. Recall takes one event after another. So that you can see it every time, here a helper, \`add_included_roles\`, writes to the same item between the get and the put. Take it for the other worker: **leave its call and its file as they are**.

Some roles bring others along, \`includes\`; the helper adds these. The rule should match when somebody gets a role and then has both \`payments.create\` and \`payments.approve\`, from whatever events.`,
    },
    {
      kind: 'predict',
      title: 'What is left?',
      text: 'The first event grants Ana the role `clerk`, which includes `invoices.read` and `payments.create`. Her item does not exist yet.',
      question: 'What does it hold after this event?',
      choices: ['`clerk`, `invoices.read` and `payments.create`', '`invoices.read` and `payments.create`', '`clerk` alone', 'Nothing: the second write is refused, as the item has changed'],
      answer: 2,
      why: 'The get found nothing. Then the helper wrote two roles. The put replaced the item with the copy, in which there is only `clerk`. Nothing refuses it: a put does not look at what it replaces.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at event 1 in the Trace. `add_to_string_set` is the helper’s: it wrote two roles. The `put_string_set` after it wrote `clerk`, and with that took the two away. At 9:15 Ana gets `payments.approve`, and the rule does not match.',
      tab: 'Trace',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Move the call of `add_included_roles` above `get_string_set` and press `Run`. Now it works, as nothing comes in between any more. But another worker would not ask for a good moment. Between the get and the put the gap is still there, and both cost a request for each event.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Close the gap: do not send back the whole set, but the change. \`add_to_string_set\` and \`remove_from_string_set\` let the table itself add and remove members, in a request that nothing can come between. Both return the set as it is then, with what others have written.

A role that is revoked is not held any more.`,
    },
  ],
  hints: [
    'What `add_to_string_set` returns holds all roles. Nothing has to be read before.',
    'Revoked: `remove_from_string_set(key, role)`, then `return False`.',
    'Granted: `return TOGETHER <= add_to_string_set(key, role)`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.6,
};
