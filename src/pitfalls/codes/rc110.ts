import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC110',
  title: 'Sliding expiry taken for a window',
  severity: 'warning',
  explanation:
    'Every increment moves the expiry on, so a counter of `an hour` lives as long as no hour passes without an event: ten failures spread over a ' +
    'day are counted as if they fell into one hour. Where the hour matters, let the rule match each event and leave counting to Threshold and ' +
    'DedupPeriodMinutes, or put the hour into the key as a bucket.',
  fact: 'evaluate_threshold and increment_counter set expiresAt in each call, to the moment of that call plus the given seconds.',
  sources: [HELPERS],
  watch: null,
};
