import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { expirySetBy, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC116',
  title: 'Expiry in a wrong unit or type',
  severity: 'error',
  explanation:
    'The helpers want whole seconds. Milliseconds are a moment in the year 55,000 or so, which never comes; a timedelta, a datetime or a Decimal ' +
    'is silently taken as 90 days. Use timedelta(…).total_seconds() and int(moment.timestamp()).',
  fact: 'Text and floats become an int; any other type but int is replaced by 90 days from now, without an error.',
  sources: [HELPERS],
  watch,
};

const TEN_YEARS = 10 * 365 * 86_400;
const YEAR = 365.2425 * 86_400;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const years = new Map<RequestFacts['call'], number>();
  return watcherOf(run, {
    request(request) {
      const expiry = expirySetBy(request);
      if (expiry === null || expiry <= request.at + TEN_YEARS) return;
      seen.add(request);
      if (!years.has(request.call)) years.set(request.call, Math.floor(1970 + expiry / YEAR));
    },
    findings: () =>
      seen.findings('RC116', ({ call, times }) => ({
        message: `${nameOf(call)} set an expiry in the year ${(years.get(call) ?? 0).toLocaleString('en-US', { useGrouping: years.get(call) !== undefined && (years.get(call) ?? 0) > 9_999 })}: the helpers want seconds, not milliseconds.`,
        summary: `${counted(times, 'write')} set an expiry more than ten years away.`,
      })),
  });
}
