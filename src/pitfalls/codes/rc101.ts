import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import type { DynamicFinding } from '../finding-types';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
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
  watch,
};

/** What kind of event it is, by the names that log types have for it. */
const KIND = /"(?:eventType|eventName|event_type|event_name|action|operation)"\s*:\s*"([^"\\]{1,100})"/;
/** Reads of a kind that never led to anything, and of all kinds together, from which on the kind says so. */
const FEWEST_OF_A_KIND = 3;
const FEWEST = 10;
const MOST_READS = 0.6;

interface KindReads {
  reads: number;
  /** One of them was followed by another request, or a match. */
  matters: boolean;
  first: RequestFacts[];
}

/**
 * Reads that are all a detection does with the cache on some kinds of events, always, while on other kinds something follows from them.
 * A sound rule that knows the value reads without consequence too, but then the kind is one on which other values matter.
 */
function watch(run: WatchedRun): Watcher {
  const calls = new Map<RequestFacts['call'], Map<string, KindReads>>();
  return watcherOf(run, {
    visit({ requests, matched, eventBody }) {
      const first = requests[0];
      if (first?.isRead !== true) return;
      const kind = KIND.exec(eventBody())?.[1];
      if (kind === undefined) return;
      const kinds = calls.get(first.call) ?? new Map<string, KindReads>();
      calls.set(first.call, kinds);
      const reads = kinds.get(kind) ?? { reads: 0, matters: false, first: [] };
      kinds.set(kind, reads);
      reads.reads += 1;
      if (matched || requests.length > 1) reads.matters = true;
      else if (reads.first.length < FEWEST) reads.first.push(first);
    },
    findings: () => [...calls].flatMap(([, kinds]) => idleReads(kinds)),
  });
}

function idleReads(kinds: ReadonlyMap<string, KindReads>): DynamicFinding[] {
  const all = [...kinds.values()];
  const idle = [...kinds].filter(([, { matters, reads }]) => !matters && reads >= FEWEST_OF_A_KIND);
  const count = idle.reduce((sum, [, { reads }]) => sum + reads, 0);
  const total = all.reduce((sum, { reads }) => sum + reads, 0);
  if (!all.some(({ matters }) => matters) || count < FEWEST || count < total * MOST_READS) return [];
  const seen = new Sightings();
  for (const request of idle.flatMap(([, { first }]) => first).sort((a, b) => a.seq - b.seq)) seen.add(request);
  const names = idle.slice(0, 3).map(([kind]) => kind).join(', ');
  return seen
    .findings('RC101', ({ call }) => ({
      message: `${nameOf(call)} is called on events of kinds that never lead to anything: ${names}${idle.length > 3 ? ' and others' : ''}.`,
      summary: `${counted(count, 'read')} of ${total.toLocaleString('en-US')} were on such kinds of events, without a match or a request after them.`,
      severity: 'info',
    }))
    .map((finding) => ({ ...finding, evidence: { ...finding.evidence, events: count } }));
}
