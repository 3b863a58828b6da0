import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { hasExpired, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { CACHING_PAGE, DYNAMODB_TTL, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC113',
  title: 'Expired value read',
  severity: 'warning',
  explanation:
    'A get without force_ttl_check returns what is stored, also when it has expired: DynamoDB deletes expired items up to two days later, and ' +
    'until then the rule decides by a value that is to be gone. Pass force_ttl_check=True wherever the expiry means something.',
  fact:
    'The documentation says that an item is deleted within 48 hours after its expiry. get_counter, get_string_set and get_dictionary look at ' +
    'expiresAt only if force_ttl_check is true.',
  sources: [CACHING_PAGE, HELPERS, DYNAMODB_TTL],
  watch,
};

/** A read with force_ttl_check makes the same request, so only the source says whether the value was used. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    request(request) {
      if (request.isRead && hasExpired(request.before, request.at) && hasValue(request)) seen.add(request);
    },
    findings: () =>
      seen.findings('RC113', ({ call, times }) => ({
        message: `${nameOf(call)} read an item that had expired and was not deleted yet; without force_ttl_check=True its value counts.`,
        summary: `${counted(times, 'read')} met a value that had expired.`,
        confirmsOnly: true,
      })),
  });
}

function hasValue({ call: { helper }, before }: RequestFacts): boolean {
  if (before === null) return false;
  if (helper === 'get_counter') return before.count !== null;
  if (helper === 'get_string_set') return before.members > 0;
  return helper === 'get_dictionary' && before.dictionaryCharacters > 0;
}
