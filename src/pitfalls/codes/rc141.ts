import type { Pitfall } from '../pitfall';
import { CACHING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC141',
  title: 'Cache on a log type of many events',
  severity: 'info',
  explanation:
    'A rule that asks the cache for each event of a busy log type adds its requests to every one of them: requests a day are events a day times ' +
    'requests an event, and so are the capacity and the time spent waiting. Filter before the first request, look for a rarer log type, or use ' +
    'Threshold or a scheduled rule.',
  fact:
    'The documentation recommends to use the cache only in detections for log types of which little is ingested, and only when it is absolutely ' +
    'necessary.',
  sources: [CACHING_PAGE],
  watch: null,
};
