import type { Pitfall, WatchedRun, Watcher } from '../pitfall';
import { watcherOf } from '../request-facts';
import type { RequestFacts } from '../request-facts';
import { counted, Sightings } from '../sightings';
import { CACHING_PAGE, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC102',
  title: 'Written before it is checked',
  severity: 'error',
  explanation:
    'The value is stored first and looked for afterwards, so the check finds what the same event has just put there: `if v in ' +
    'add_to_string_set(key, v)` is always true. And where a match resets the set, the write before it was for nothing. Read the set, check, and ' +
    'only then add, on the path on which the value is to be remembered.',
  fact:
    "add_to_string_set returns the whole set with the new members in it. The documentation's second remark about its bad example is the add that " +
    'comes before the check and is undone by a reset.',
  sources: [CACHING_PAGE, HELPERS],
  watch,
};

/** An add that left the set as it was, between a read and a reset of the same key: it could only have stored what was there already, to be thrown away. */
function watch(run: WatchedRun): Watcher {
  const seen = new Sightings();
  return watcherOf(run, {
    visit({ requests }) {
      for (const [number, request] of requests.entries()) {
        if (request.call.helper !== 'reset_string_set' || request.key === null) continue;
        const earlier = requests.slice(0, number).filter(({ key }) => key === request.key);
        const add = earlier.findLast(({ call }) => call.helper === 'add_to_string_set');
        if (add === undefined || !earlier.some(({ isRead, seq }) => isRead && seq < add.seq)) continue;
        if (earlier.every((one) => one.call !== add.call || !changesMembers(one))) seen.add(add);
      }
    },
    findings: () =>
      seen.findings('RC102', ({ times }) => ({
        message: 'add_to_string_set comes before the check that resets the set, so on a match it is for nothing.',
        summary: `${counted(times, 'add')} stored what the set had already, and the same event reset it.`,
        severity: 'warning',
      })),
  });
}

function changesMembers({ delta }: RequestFacts): boolean {
  return delta !== null && delta !== 'delete' && (delta.set?.['stringSet'] !== undefined || delta.add?.['stringSet'] !== undefined);
}
