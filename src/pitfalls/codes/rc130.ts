import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC130',
  title: "A put deletes the item's other values",
  severity: 'error',
  explanation:
    'put_dictionary and put_string_set replace the whole item. A counter or set that another line keeps under the same key is gone after it. ' +
    'Give each value its own key.',
  fact:
    'Both are one PutItem with nothing but their own attribute and the expiry; counters and sets are changed by UpdateItem, which leaves other ' +
    'attributes alone.',
  sources: [HELPERS],
  watch,
};

const KINDS: ReadonlyMap<string, string> = new Map([
  ['intCount', 'counter'],
  ['stringSet', 'string set'],
  ['dictionary', 'dictionary'],
]);

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const lost = new Map<RequestFacts['call'], string>();
  return watcherOf(run, {
    request(request) {
      const { operation, call, at, before } = request;
      if (operation !== 'PutItem' || call.helper === null || before === null) return;
      const { delta } = request;
      if (delta === null || delta === 'delete') return;
      const kind = delta.remove?.map((name) => KINDS.get(name)).find((name) => name !== undefined);
      if (kind === undefined || (before.expiresAt !== null && before.expiresAt < Math.floor(at))) return;
      seen.add(request);
      lost.set(call, kind);
    },
    findings: () =>
      seen.findings('RC130', ({ call, times }) => ({
        message: `${nameOf(call)} replaced a whole item, and the ${lost.get(call) ?? ''} under the same key is gone.`,
        summary: `${counted(times, 'put')} removed another value of a live item.`,
      })),
  });
}
