import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'What the alert tells',
  about: 'Collect facts of several events, and what enrichment adds, and hand them to the alert.',
  minutes: 6,
  codes: ['RC129', 'RC133', 'RC134'],
  steps: [
    {
      kind: 'read',
      title: 'More than the last event',
      text: `Whoever reads an alert sees the event that made it match. What led there was in other events. The cache can collect it, and \`alert_context\` can hand it over.

The rule in the editor reads the access log of S3. It should match when somebody reads from **four different buckets or more**, each time a new one comes. Enrichment has put the team that owns the bucket into the event; both go into the set, as \`finance/invoices\`.

\`rule\` leaves what it found in \`FOUND\`, emptied at its beginning, so that nothing of an earlier event is told.`,
    },
    {
      kind: 'predict',
      title: 'What is in the context?',
      text: 'Ana has read from four buckets, and the rule matches. `FOUND["buckets"]` and `FOUND["teams"]` are sets.',
      question: 'What does the alert context show?',
      choices: ['Both as lists, in the order in which they came', 'Both as lists, sorted', 'The requester, and no sets', 'An error in place of all of it'],
      answer: 3,
      why: 'The context becomes JSON, which has no sets. One such value spoils the whole: what is left is `_error`. The requester is lost as well.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and open an alert: `_error` in the context, and a problem of `alert_context`. In the Cache the set is complete: Ana’s buckets with their teams, and one of a team that is `unknown`, as that event was not enriched.',
      tab: 'Alerts',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Let `alert_context` read the cache by itself: `return {"buckets": sorted(get_string_set(f"Lesson.Context:read:{event.get(\'requester\')}"))}`. Press `Run`. The context is there. But look at the Trace: each match makes one request more, for what `rule` had in its hands. Unit tests may call the function also where the rule does not match, and then it asks there too.',
      tab: 'Trace',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Hand over \`requester\`, \`buckets\` and \`teams\` from \`FOUND\`, and make no request for it. Buckets and teams are lists, sorted, each name once: a set has no order, and the context of two runs should be the same.

All buckets belong in it, also the one of this event.`,
    },
  ],
  hints: [
    'A list can be made of a set. `sorted(…)` makes one, and puts it in order.',
    'Keep the sets, as they leave out what comes twice, and sort them at last.',
    '`"teams": sorted({one.split("/")[0] for one in read})`, and the buckets in the same way.',
  ],
  compared: ['match', 'title', 'context'],
  requestsPerEvent: 2.1,
};
