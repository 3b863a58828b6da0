import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Expired, but readable',
  about: 'Read an item only as long as it lives: the table deletes what has expired hours later.',
  minutes: 5,
  codes: ['RC113'],
  steps: [
    {
      kind: 'read',
      title: 'Expired is not deleted',
      text: `When the expiry of an item passes, nothing happens at first. DynamoDB looks for expired items in the background and deletes them within about 48 hours. Until then each read brings them as if they lived.

In this lesson the table deletes 40 hours after the expiry.

The rule in the editor should match when someone opens a session in production without an approval. An approval is good for **two hours**; the item that keeps it expires then.`,
    },
    {
      kind: 'predict',
      title: 'Is the approval gone?',
      text: 'Ana is approved on 13 April at 9:00. She opens sessions at 9:30, 10:50, 11:10 and 14:00, one more on 14 April at 9:00, and one on 17 April at 9:00.',
      question: 'Which is the first of Ana’s sessions on which the rule matches?',
      choices: ['That at 11:10, two hours and ten minutes after the approval', 'That on 14 April at 9:00, as it is another day', 'That on 17 April at 9:00', 'None: an approval never ends'],
      answer: 2,
      why: 'The item expires on 13 April at 11:00 and is deleted 40 hours later, on 15 April at 3:00. Up to then `get_string_set` brings what was stored, and the rule takes it for a good approval.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at Ana’s lane in the timeline. It has three zones: live, expired but still readable, and deleted. The reads at 11:10, 14:00 and on the next day lie in the second zone, and the rule is silent on each of them.',
      tab: 'Timeline',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Some take the delay off: write `epoch_seconds=event.event_time_epoch() + APPROVED_FOR - 48 * 60 * 60` and press `Run`. Now the item has expired before it is written, and whether an approval is still there depends on when the table cleans up. Here it is gone too soon: the rule matches on Ana’s session at 9:30, half an hour after her approval.',
      tab: 'Alerts',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Let an approval count for two hours from the review, and no longer, however late the table deletes.

Within these two hours it may be used any number of times. Using it does not make it longer.`,
    },
  ],
  hints: [
    'The write is right. It is the read that has to look at the expiry.',
    'Helpers that read can do it themselves, when they are told to.',
    'Write `get_string_set(key, force_ttl_check=True)`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 1,
  settings: { sweeper: 'after a delay', sweeperDelayHours: 40 },
};
