import type { Pitfall } from '../pitfall';
import { HELPERS, HELPERS_RUN, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC114',
  title: 'None does not keep the expiry',
  severity: 'error',
  explanation:
    'epoch_seconds=None reads like `leave the expiry as it is`, and never is. put_dictionary, put_string_set and every write of a live item take ' +
    'it as 90 days; an increment or add of a new item makes one without any expiry, which is never deleted, and whose increments all return 1. ' +
    'To keep an expiry, work it out again from something that does not move, such as the hour that is in the key.',
  fact:
    'The helpers turn an epoch_seconds that is no number into 90 days from now; the unconditional second write of increment_counter and ' +
    'add_to_string_set leaves the expiry out for None. Without expiresAt the condition of the first write never holds.',
  sources: [HELPERS, HELPERS_RUN, PUBLISHED_RULES],
  watch: null,
};
