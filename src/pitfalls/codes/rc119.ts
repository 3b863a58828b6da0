import type { Pitfall } from '../pitfall';
import { ENGINE, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC119',
  title: 'Event time that reads 0',
  severity: 'warning',
  explanation:
    "event_time_epoch() returns 0 where p_event_time is missing or is written in another form than Panther's own: with T and Z, with an offset, " +
    'as a date alone. 0 plus 3,600 is a small number, which the helpers count from now, so the expiry silently goes by another clock, and a ' +
    'bucket of the time is always the same. Look at the time before it is used.',
  fact: 'The method appends ` UTC` to the text and returns 0 for what then cannot be read; `2023-05-26 20:14:51` can, `2023-05-26T20:14:51Z` cannot.',
  sources: [ENGINE, HELPERS_RUN],
  watch: null,
};
