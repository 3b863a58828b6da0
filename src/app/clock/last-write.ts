import type { EpochSeconds } from '../../clock/clock-types';
import { changesTable } from '../../trace/trace-log';
import type { Trace } from '../../trace/trace';

const known = new WeakMap<Trace, EpochSeconds | null>();

/** When the table was changed last, by the clock of that moment; null where nothing has changed it since the trace began. */
export function lastWrite(trace: Trace): EpochSeconds | null {
  const found = known.get(trace);
  if (found !== undefined) return found;
  const at = findLastWrite(trace);
  known.set(trace, at);
  return at;
}

function findLastWrite({ segments }: Trace): EpochSeconds | null {
  for (const [number, segment] of [...segments.entries()].reverse()) {
    // The very first entry is the table that it begins with.
    const first = number === 0 ? 1 : 0;
    for (let index = segment.count - 1; index >= first; index--) {
      if (changesTable(segment, index)) return segment.at[index] ?? null;
    }
  }
  return null;
}
