import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC115',
  title: '0 does not mean never',
  severity: 'error',
  explanation:
    '0 seconds is no switch that turns the expiry off: a number that small counts from now, so the item expires in the second in which it is ' +
    'written, and a negative one has expired before. Leave epoch_seconds out for 90 days, or give a moment that is far enough away.',
  fact:
    'A number below 1,000,000,000 is added to the present time. The text that comes with the helpers says that 0 disables the expiry; the code ' +
    'does not do that.',
  sources: [HELPERS],
  watch: null,
};
