import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { membersIn } from '../key-state';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, nameOf, Sightings } from '../sightings';
import { HELPERS, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC124',
  title: 'Text stored as a set',
  severity: 'error',
  explanation:
    'put_string_set(key, "alice") stores the characters a, c, e, i and l, since a text is an iterable of characters. Later `"alice" in ' +
    'get_string_set(key)` is False. Pass a list: put_string_set(key, ["alice"]). Only add_to_string_set and remove_from_string_set take a text ' +
    'as one member.',
  fact:
    'put_string_set makes set(val) of whatever it gets. A published rule passes its key this way, and works only because a set of characters is ' +
    'not empty.',
  sources: [HELPERS, PUBLISHED_RULES],
  watch,
};

/** Members of one character from which on they are a text that was taken apart. */
const FEWEST = 3;

function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  const wholes = new Set<RequestFacts['call']>();
  const examples = new Map<RequestFacts['call'], string>();
  return watcherOf(run, {
    request(request) {
      const { call } = request;
      if (call.helper !== 'put_string_set') return;
      const { delta } = request;
      if (delta === null || delta === 'delete') return;
      const stored = delta.set?.['stringSet'];
      if (stored === undefined) return;
      const members = membersIn(stored);
      if (members.some((member) => [...member].length !== 1)) wholes.add(call);
      else if (members.length >= FEWEST) {
        seen.add(request);
        if (!examples.has(call)) examples.set(call, members.slice(0, 5).join(', '));
      }
    },
    findings: () =>
      seen.findings('RC124', ({ call, times }) =>
        wholes.has(call)
          ? null
          : {
              message: `${nameOf(call)} stored single characters (${examples.get(call) ?? ''}): it was given a text where it takes a list of texts.`,
              summary: `${counted(times, 'set')} of characters, and no other one at this line.`,
            },
      ),
  });
}
