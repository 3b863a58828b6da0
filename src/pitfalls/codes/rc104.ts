import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC104',
  title: 'Key without a namespace',
  severity: 'warning',
  explanation:
    'All detections share one table. A key that is nothing but a user name, an address or a fixed word is also the key of the next detection ' +
    'that has the same idea, and each overwrites, counts or expires what the other keeps. Begin the key with the rule, or with a purpose that ' +
    'detections share deliberately: `f"{__name__}:failed-logins:{user}"`. The module\'s name is the detection\'s ID.',
  fact:
    'There is one table for all detections, and one expiry an item for all types of values in it. The documentation asks for keys that do not ' +
    'conflict, as it is possible to overwrite pairs by mistake.',
  sources: [CACHING_PAGE, HELPERS],
  watch: null,
};
