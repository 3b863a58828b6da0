import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { isDefaultExpiry, watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, lasting, nameOf, Sightings } from '../sightings';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC110',
  title: 'Sliding expiry taken for a window',
  severity: 'warning',
  explanation:
    'Every increment moves the expiry on, so a counter of `an hour` lives as long as no hour passes without an event: ten failures spread over a ' +
    'day are counted as if they fell into one hour. Where the hour matters, let the rule match each event and leave counting to Threshold and ' +
    'DedupPeriodMinutes, or put the hour into the key as a bucket.',
  fact: 'evaluate_threshold and increment_counter set expiresAt in each call, to the moment of that call plus the given seconds.',
  sources: [HELPERS],
  watch,
};

const COUNTING: ReadonlySet<string | null> = new Set(['increment_counter', 'evaluate_threshold']);

/** A threshold that was met by counts which are further apart than the counter's life. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const begun = new Map<string, number>();
  const spans = new Map<RequestFacts['call'], { span: number; life: number }>();
  return watcherOf(run, {
    visit({ requests, matched }) {
      for (const request of requests) {
        const { call, key, at, before, after, hasChanged } = request;
        if (key === null || !hasChanged) continue;
        if (after?.count == null) begun.delete(key);
        else if (before?.count == null || (before.expiresAt !== null && before.expiresAt < Math.floor(at))) begun.set(key, at);
        else if (matched && COUNTING.has(call.helper) && after.expiresAt !== null) {
          const life = after.expiresAt - Math.floor(at);
          const span = at - (begun.get(key) ?? at);
          if (life <= 0 || span <= life || isDefaultExpiry(after.expiresAt, at)) continue;
          seen.add(request);
          spans.set(call, { span, life });
        }
      }
    },
    findings: () =>
      seen.findings('RC110', ({ call, times }) => {
        const { span, life } = spans.get(call) ?? { span: 0, life: 0 };
        return {
          message: `${nameOf(call)} moves the expiry on with each count: an alert came from counts over ${lasting(span)}, though the counter is to live for ${lasting(life)}.`,
          summary: `${counted(times, 'alert')} counted events that were further apart than the counter's life.`,
        };
      }),
  });
}
