import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Two log sources',
  about: 'Correlate events of two log sources: read them by common names of a data model, and remember them under one key.',
  minutes: 7,
  codes: ['RC104', 'RC106'],
  steps: [
    {
      kind: 'read',
      title: 'The same thing by two names',
      text: `All detections share the table, so what happens in Okta and what happens in AWS can meet under one key. But an address is \`client.ipAddress\` in the one and \`sourceIPAddress\` in the other.

A data model gives such fields common names. \`data_models/\` has one for each log type, with \`source_ip\`, \`actor_user\` and \`login_outcome\`. A rule reads them with \`event.udm("source_ip")\`, whatever the event is from.

The rule in the editor gets events of both. It should match when logins of **three different users or more** have failed from one address, in Okta, in AWS, or in both.`,
    },
    {
      kind: 'predict',
      title: 'What is remembered?',
      text: 'Logins of Ana and Ben fail in Okta from `203.0.113.66`, then one of `Ana` and one of Cho in AWS.',
      question: 'How many users does the rule as it is now remember for this address?',
      choices: ['Four', 'Three: it is one Ana', 'Two: those in AWS', 'None: the rule ends with an error at the first event of Okta'],
      answer: 2,
      why: 'In an event of Okta there is no `sourceIPAddress`. `get` returns `None`, and the rule ends before it uses the cache. It asks for both log types and understands one.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the Timeline: events of both log types, but the lanes of the keys are only written at events of AWS. There is no match.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Read the address with `event.udm("client_ip")`, a name that no data model has. Press `Run`. There is no error: a name that is not mapped, and is no field of the event either, gives `None`, and the rule now sees neither log type. The table stays empty. Write names as the data model does.',
      tab: 'Cache',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Read the address, the user and the outcome by their common names, in \`title\` too.

A data model gives the same name to a field, not the same form to what is in it. Okta writes \`FAILURE\`, AWS writes \`Failure\`. Users are written in upper and lower case, and \`Ana@example.com\` is no second Ana.`,
    },
  ],
  hints: [
    '`event.udm("source_ip")`, `event.udm("actor_user")` and `event.udm("login_outcome")`.',
    'Some events have no outcome. Look whether there is one before you call `.lower()` on it.',
    'Compare `outcome.lower() != "failure"`, and add `user.lower()` to the set.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1.2,
};
