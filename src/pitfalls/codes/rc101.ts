import type { Pitfall } from '../pitfall';
import { CACHING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC101',
  title: 'Cache used before the filter',
  severity: 'warning',
  explanation:
    'A helper is called before the rule has decided whether the event is any of its business, so every event of the log type pays for a request ' +
    "whose answer is thrown away. Filter by the event's own fields first, and call the helper on the path that needs its answer.",
  fact:
    'Each call of a caching helper is a request to DynamoDB; the documentation names the use of the cache before it is necessary as its pitfall, ' +
    'because it adds latency to every run of the detection.',
  sources: [CACHING_PAGE],
  watch: null,
};
