import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC120',
  title: 'Threshold made by hand',
  severity: 'info',
  explanation:
    'Counting to N, resetting and returning True is what Threshold in the YAML does: without requests, without races between two runs, and with ' +
    'a window that is fixed. For N different values there is unique(). Keep the cache for what these cannot do, such as conditions over several ' +
    'log types.',
  fact: 'The documentation says that while the cache can count events up to a threshold, deduplication with its threshold is recommended for it.',
  sources: [CACHING_PAGE, PUBLISHED_RULES],
  watch: null,
};
