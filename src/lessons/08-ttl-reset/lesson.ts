import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'The expiry that was taken back',
  about: 'Keep the expiry of an item short on every write, not only on the first.',
  minutes: 5,
  codes: ['RC109'],
  steps: [
    {
      kind: 'read',
      title: 'Two ways to set it',
      text: `An expiry is set by \`epoch_seconds\` in a helper that writes, or by \`set_key_expiration(key, moment)\` after the write.

The rule in the editor counts wrong passwords of a user. It should match on the third one, as long as no more than **half an hour** lies between one and the next. After a longer pause it should begin at 1.

It counts, and at 1 it sets the expiry. The two lines above that empty a counter that has expired and is not deleted yet; leave them as they are, the next lesson is about them.`,
    },
    {
      kind: 'predict',
      title: 'The second increment',
      text: 'Ana gives a wrong password on 18 April at 9:00. The rule sets the expiry to 9:30. At 9:10 she is wrong again, and `increment_counter(key)` is called without `epoch_seconds`.',
      question: 'When does her counter expire now?',
      choices: ['At 9:30: the expiry stays as it is', 'At 9:40: it moves on by the ten minutes', 'In 90 days: the increment sets the default', 'Never: the increment takes the expiry away'],
      answer: 2,
      why: 'A helper that can take `epoch_seconds` always writes an expiry. Without a value it writes the default, 90 days from now, over what `set_key_expiration` had set.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and open Ana’s counter in the Cache: in its history the expiry is 09:30 for ten minutes, and then lies in July. So her wrong password at 14:00, almost five hours later, is counted as the third, and the rule matches. When she is wrong three times within 25 minutes on 20 April, it does not: the counter is past 3.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Some set the expiry first. Move `set_key_expiration(…)` above `increment_counter(key)`, without the `if`, and press `Run`. The increment comes after it and sets 90 days again, now on each event: not even the first expiry holds.',
      tab: 'Timeline',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Let the counter expire half an hour after the **last** wrong password, so that after a longer pause it begins at 1 again.

Each wrong password moves the expiry on. That is meant here, and not the same as a fixed half an hour.`,
    },
  ],
  hints: [
    'Each write sets an expiry. The only question is which one.',
    '`epoch_seconds=None` does not mean “leave it as it is”: on an item that lives, it means 90 days, too.',
    'Write `increment_counter(key, epoch_seconds=event.event_time_epoch() + PAUSE)` and leave `set_key_expiration` out.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 3.9,
};
