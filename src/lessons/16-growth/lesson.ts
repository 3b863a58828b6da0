import type { LessonText } from '../lesson-types';

export const lesson: LessonText = {
  title: 'Growth and 400 KB',
  about: 'Keep items small: an item for each entity, what the question needs and no more, and an end.',
  minutes: 7,
  codes: ['RC131', 'RC112'],
  steps: [
    {
      kind: 'read',
      title: 'An item has a limit',
      text: `An item can have up to 400 KB, with its key and all that is stored in it. What goes beyond is refused. A set that is only added to gets there some day, and from then on each event that wants to add ends in an error.

A scanner of ports is reported in events with its address, its target, and the ports that it tried. The rule in the editor should match when **a target is scanned from three addresses or more**.

It keeps each port of each scan, all in one item, for ever: each add moves the expiry to 90 days ahead.`,
    },
    {
      kind: 'predict',
      title: 'How far does it go?',
      text: 'The first four reports have 6,000, 1,024, 6,000 and again 6,000 ports. A member, such as `10.20.0.11 198.51.100.23 4431`, has about 29 bytes.',
      question: 'What happens at the fourth report?',
      choices: ['The oldest members make room for the new ones', 'As many of its ports are added as fit', 'The table starts a second item for the rest', 'The request is refused, and the rule ends with an error'],
      answer: 3,
      why: '13,024 members are some 380,000 bytes; another 6,000 do not fit. DynamoDB refuses the write as a whole with a `ValidationException`. The target has now been scanned from three addresses, and there is no match.',
    },
    {
      kind: 'see',
      title: 'See it happen',
      text: 'Press `Run` and look at the size of the item in the Cache. In the Trace, the fourth report and one more have ended with an error, while small scans still fit in. Which event fails depends on its size, not on what it means.',
      tab: 'Cache',
    },
    {
      kind: 'break',
      title: 'Break it on purpose',
      text: 'Give each target an item: `f"Lesson.Growth:scans:{target}"` as the key. Press `Run`. It holds for `10.20.0.12`, and fails again for `10.20.0.11`: it has less to share, but three large scans of one target are still too much. Items for each entity are right, but not all.',
      tab: 'Trace',
    },
    {
      kind: 'repair',
      title: 'Repair it',
      text: `Keep for each target only what the question needs: the addresses that it was scanned from. A target that was not scanned for a day begins anew, so let its item expire a day after its last scan, by the event’s time.

An expired set can be there for up to two days more, and \`add_to_string_set\` would bring its members back. If a read with \`force_ttl_check=True\` finds nothing, call \`reset_string_set(key)\` before you add.`,
    },
  ],
  hints: [
    'The ports are not needed at all. Neither is the target inside of a member, when it is in the key.',
    'Add the source alone to `f"Lesson.Growth:scanned-by:{target}"`; the helper returns all addresses of that target.',
    'Before the add: `if not get_string_set(key, force_ttl_check=True): reset_string_set(key)`. With the add: `epoch_seconds=event.event_time_epoch() + DAY`.',
  ],
  compared: ['match', 'title'],
  requestsPerEvent: 3.1,
};
