import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
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
  watch,
};

/** Two detections that change one item, whose key is a value of the event and nothing else. Keys that are shared on purpose have a name. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  /** Of each key a first call that changed its item, and one of another detection. */
  const writers = new Map<string, RequestFacts['call'][]>();
  const others = new Map<RequestFacts['call'], string>();
  return watcherOf(run, {
    visit({ requests, eventBody }) {
      for (const request of requests) {
        const { key, call, hasChanged } = request;
        if (key === null || !hasChanged) continue;
        const known = writers.get(key);
        if (known === undefined) {
          writers.set(key, [call]);
          continue;
        }
        const other = known.find(({ detection }) => detection !== call.detection);
        if (known.length === 1 && other !== undefined) known.push(call);
        if (other === undefined || !eventBody().includes(JSON.stringify(key))) continue;
        seen.add(request);
        others.set(call, other.detection);
      }
    },
    findings: () =>
      seen.findings('RC104', ({ call, times, keys }) => ({
        message: `${nameOf(call)} writes under the key ${keys[0] ?? ''}, which is a value of the event and nothing else, and so does ${others.get(call) ?? ''}.`,
        summary: `${counted(times, 'write')} changed an item that another detection had made.`,
      })),
  });
}
